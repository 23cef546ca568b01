/**
 * Runs the statements of reports, by native queries.
 *
 * <p>Threads: safe for any number of threads. Fails by: {@link
 * org.sessiontrail.store.StoreException}. Starts at: {@link
 * org.sessiontrail.store.insight.JpaInsight}.
 */
@NullMarked
package org.sessiontrail.store.insight;

import org.jspecify.annotations.NullMarked;
