/**
 * The scripts that make the tables, and the history of those that were run. Plain JDBC.
 *
 * <p>Threads: values may be used by any thread, a connection by one at a time.
 *
 * <p>Fails by: {@link java.sql.SQLException} of the database, {@link
 * org.sessiontrail.store.StoreException} when the history is somebody else's (TRK-0322) or locked
 * (TRK-0323).
 *
 * <p>Starts at: {@link org.sessiontrail.store.schema.SchemaScript}.
 */
@NullMarked
package org.sessiontrail.store.schema;

import org.jspecify.annotations.NullMarked;
