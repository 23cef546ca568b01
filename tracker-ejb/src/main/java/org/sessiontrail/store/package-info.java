/**
 * Durable home of trails: append, read by cursor; no update.
 *
 * <p>Threads: a store is appended to by one thread at a time; a reader serves any number.
 *
 * <p>Fails by: {@link org.sessiontrail.store.StoreException}, after which nothing of the batch is
 * stored or its fate is unknown; the same batch may be appended again either way.
 *
 * <p>Starts at: {@link org.sessiontrail.store.TrailStore}.
 */
@NullMarked
package org.sessiontrail.store;

import org.jspecify.annotations.NullMarked;
