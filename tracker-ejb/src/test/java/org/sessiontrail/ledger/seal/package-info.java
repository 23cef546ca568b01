/** What is signed, and what must not be. */
@NullMarked
package org.sessiontrail.ledger.seal;

import org.jspecify.annotations.NullMarked;
