/**
 * How long, and what a hold or an erasure does, without breaking proofs.
 *
 * <p>Threads: safe for any number of threads and nodes; what must happen once is decided under the
 * log's lock.
 *
 * <p>Fails by: {@link org.sessiontrail.store.StoreException}; whatever was done until then is
 * stated in the log, and the rest goes on when it is asked for again.
 *
 * <p>Starts at: {@link org.sessiontrail.retention.Erasures}, {@link
 * org.sessiontrail.retention.Purge} and {@link org.sessiontrail.retention.HoldStore}.
 */
@NullMarked
package org.sessiontrail.retention;

import org.jspecify.annotations.NullMarked;
