/**
 * JPA mapping and queries; the only place that knows a provider and opens a database.
 *
 * <p>Threads: a storage, its store and its reader may be used by any thread; appends wait for each
 * other in the database.
 *
 * <p>Fails by: {@link org.sessiontrail.store.StoreException} with a message that says what to look
 * at (TRK-0310 to TRK-0325), {@link org.sessiontrail.store.RecordRefusedException} when a record
 * itself was the reason. A connection that died is replaced on next use.
 *
 * <p>Starts at: {@link org.sessiontrail.store.jpa.JpaStorage}.
 */
@NullMarked
package org.sessiontrail.store.jpa;

import org.jspecify.annotations.NullMarked;
