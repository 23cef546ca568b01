/**
 * Signs what the log has become: the node's keys, what it signed last, and the sealing itself.
 *
 * <p>Threads: a {@link org.sessiontrail.ledger.seal.Sealer} is used by one thread at a time.
 *
 * <p>Fails by: {@link org.sessiontrail.ledger.seal.SealException} when the log must not be signed,
 * {@link org.sessiontrail.store.StoreException} when the database could not be read.
 *
 * <p>Starts at: {@link org.sessiontrail.ledger.seal.Sealer}.
 */
@NullMarked
package org.sessiontrail.ledger.seal;

import org.jspecify.annotations.NullMarked;
