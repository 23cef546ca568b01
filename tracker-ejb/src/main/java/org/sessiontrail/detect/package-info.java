/**
 * Turns records into findings: what was unusual in a session, why, and how bad it is.
 *
 * <p>Threads: a detector belongs to one thread. Fails by: nothing that a record can bring about;
 * what was erased or never kept is unknown, and unknown is not unusual. Starts at: {@link
 * org.sessiontrail.detect.Detector}.
 */
@NullMarked
package org.sessiontrail.detect;

import org.jspecify.annotations.NullMarked;
