/**
 * How the database is reached, brought up to date and understood when it fails. Plain JDBC.
 *
 * <p>Threads: a database may be used by any thread, a connection by one at a time.
 *
 * <p>Fails by: {@link org.sessiontrail.store.StoreException} with a message that says what to look
 * at (TRK-0310 to TRK-0323).
 *
 * <p>Starts at: {@link org.sessiontrail.store.jdbc.Database}.
 */
@NullMarked
package org.sessiontrail.store.jdbc;

import org.jspecify.annotations.NullMarked;
