/**
 * The page script and the endpoint that takes its beacons.
 *
 * <p>Threads: any number, those of the requests. Memory is bounded whatever is sent.
 *
 * <p>Fails by: counting; a beacon is answered the same whatever became of it.
 *
 * <p>Starts at: {@link org.sessiontrail.capture.browser.PageEndpoint}.
 */
@NullMarked
package org.sessiontrail.capture.browser;

import org.jspecify.annotations.NullMarked;
