/**
 * Holds, erasures and purges in the database, each batch in one transaction with its record.
 *
 * <p>Threads: safe for any number of threads and nodes; batches wait for each other at the lock of
 * the log's row.
 *
 * <p>Fails by: {@link org.sessiontrail.store.StoreException}, after which nothing of the batch was
 * done or its fate is unknown; asking again is safe either way.
 *
 * <p>Starts at: {@link org.sessiontrail.store.retention.RetentionRows}.
 */
@NullMarked
package org.sessiontrail.store.retention;

import org.jspecify.annotations.NullMarked;
