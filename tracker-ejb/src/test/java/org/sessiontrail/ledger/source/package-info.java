@NullMarked
package org.sessiontrail.ledger.source;

import org.jspecify.annotations.NullMarked;
