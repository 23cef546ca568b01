/** What is left outside of the database, at places that are real. */
@NullMarked
package org.sessiontrail.ledger.anchor;

import org.jspecify.annotations.NullMarked;
