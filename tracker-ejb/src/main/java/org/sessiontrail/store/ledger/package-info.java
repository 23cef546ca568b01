/**
 * The hash tree in the database: grown by the transaction that stores records, read as tiles; and
 * the checkpoints, anchors and keys beside it.
 *
 * <p>Threads: safe for any number of threads; what takes an entity manager runs within its
 * transaction.
 *
 * <p>Fails by: {@link org.sessiontrail.store.StoreException}.
 *
 * <p>Starts at: {@link org.sessiontrail.store.ledger.TreeGrowth}.
 */
@NullMarked
package org.sessiontrail.store.ledger;

import org.jspecify.annotations.NullMarked;
