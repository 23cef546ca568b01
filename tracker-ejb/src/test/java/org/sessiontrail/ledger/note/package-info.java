/** Known answers, properties and foreign readers of the ledger. */
@NullMarked
package org.sessiontrail.ledger.note;

import org.jspecify.annotations.NullMarked;
