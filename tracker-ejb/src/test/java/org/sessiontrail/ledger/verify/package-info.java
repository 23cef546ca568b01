/** Known answers, properties and foreign readers of the ledger. */
@NullMarked
package org.sessiontrail.ledger.verify;

import org.jspecify.annotations.NullMarked;
