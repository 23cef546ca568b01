/**
 * A web application that behaves in every way a test of the capture asks for. It knows no test
 * framework, so that the same classes are deployed on any server.
 *
 * <p>Threads: the container's.
 *
 * <p>Fails by: answering 500, as an application would.
 *
 * <p>Starts at: {@link org.sessiontrail.capture.probe.ProbeApplication}.
 */
@NullMarked
package org.sessiontrail.capture.probe;

import org.jspecify.annotations.NullMarked;
