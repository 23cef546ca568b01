/**
 * What nodes that share a database know of each other: live streams, lost ones, trails that moved,
 * and who may do what alone.
 *
 * <p>Threads: safe for any number of threads and nodes; what must happen once is decided by a
 * transaction under the lock of the log's row.
 *
 * <p>Fails by: {@link org.sessiontrail.store.StoreException}, after which nothing was done or
 * nobody knows; everything may be done again.
 *
 * <p>Starts at: {@link org.sessiontrail.store.nodes.Nodes}.
 */
@NullMarked
package org.sessiontrail.store.nodes;

import org.jspecify.annotations.NullMarked;
