/**
 * A session's requests as something to run again: a script of curl commands and an HTTP archive.
 *
 * <p>Threads: everything here is immutable. Fails by: {@link IllegalArgumentException} for a base
 * URL that is none. Starts at: {@link org.sessiontrail.report.session.replay.Replay}.
 */
@NullMarked
package org.sessiontrail.report.session.replay;

import org.jspecify.annotations.NullMarked;
