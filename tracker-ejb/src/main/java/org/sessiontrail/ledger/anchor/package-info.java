/**
 * Leaves checkpoints where whoever holds the database can't reach them: a log that is consistent in
 * itself proves nothing about its owner, who could have written it anew.
 *
 * <p>Threads: an anchor is used by one thread at a time.
 *
 * <p>Fails by: {@link org.sessiontrail.ledger.anchor.AnchorException}; it may be tried again.
 *
 * <p>Starts at: {@link org.sessiontrail.ledger.anchor.Anchor}.
 */
@NullMarked
package org.sessiontrail.ledger.anchor;

import org.jspecify.annotations.NullMarked;
