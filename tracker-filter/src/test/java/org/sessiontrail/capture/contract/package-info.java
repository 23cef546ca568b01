/**
 * What the capture promises on every server, as tests that know nothing but the address of a
 * deployed probe and the records that were stored.
 *
 * <p>Threads: each test has a visitor of its own, so a server may be shared.
 *
 * <p>Fails by: an assertion, at the latest when {@link
 * org.sessiontrail.capture.contract.Visitor#PATIENCE} is over.
 *
 * <p>Starts at: {@link org.sessiontrail.capture.contract.CaptureContract}.
 */
@NullMarked
package org.sessiontrail.capture.contract;

import org.jspecify.annotations.NullMarked;
