/**
 * Alerts that wait, and orders that were given, in the database beside the log.
 *
 * <p>Threads: one at a time. Fails by: {@link org.sessiontrail.store.StoreException}; what was not
 * committed is done again. Starts at: {@link org.sessiontrail.store.respond.JpaAlerts}.
 */
@NullMarked
package org.sessiontrail.store.respond;

import org.jspecify.annotations.NullMarked;
