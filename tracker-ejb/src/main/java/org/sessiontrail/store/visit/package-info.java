/**
 * Visits in the database, beside the log they are computed from.
 *
 * <p>Threads: safe for any number of threads and nodes. Fails by: {@link
 * org.sessiontrail.store.StoreException}; a transaction that fails changes nothing and is repeated.
 * Starts at: {@link org.sessiontrail.store.visit.JpaVisits}.
 */
@NullMarked
package org.sessiontrail.store.visit;

import org.jspecify.annotations.NullMarked;
