/**
 * The same engine without a server: the command line, {@code java -jar tracker-cli.jar}.
 *
 * <p>Threads: the main thread.
 *
 * <p>Fails by: one line on standard error and the exit code, see {@link
 * org.sessiontrail.cli.ExitCode}; data already written to standard output lacks its last line then,
 * a file named by {@code --out} does not appear.
 *
 * <p>Starts at: {@link org.sessiontrail.cli.TrackerCli}.
 */
@NullMarked
package org.sessiontrail.cli;

import org.jspecify.annotations.NullMarked;
