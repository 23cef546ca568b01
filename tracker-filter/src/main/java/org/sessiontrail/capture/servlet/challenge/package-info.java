/**
 * Step-up verification on the servlet edge: asks for a proof instead of letting the application
 * serve a request, and ends sessions that are over.
 *
 * <p>Threads: those of the requests.
 *
 * <p>Fails by: counting, and serving the request, unless its session was asked for something.
 *
 * <p>Starts at: {@link org.sessiontrail.capture.servlet.challenge.ChallengeGate}.
 */
@NullMarked
package org.sessiontrail.capture.servlet.challenge;

import org.jspecify.annotations.NullMarked;
