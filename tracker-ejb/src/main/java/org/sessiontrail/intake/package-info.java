/**
 * Takes in what other programs have logged: the same records as of live capture, with the times of
 * the log.
 *
 * <p>Threads: an import reads on its caller's thread and stores on one of its own.
 *
 * <p>Fails by: a reject file for what can't be read; {@link org.sessiontrail.store.StoreException}
 * when the log can't be written, {@link java.io.IOException} when a file can't be read. What was
 * stored stays, and the next import goes on behind it.
 *
 * <p>Starts at: {@link org.sessiontrail.intake.LogImport}.
 */
@NullMarked
package org.sessiontrail.intake;

import org.jspecify.annotations.NullMarked;
