/**
 * Servlet edge: filter, listeners, initializer.
 *
 * <p>Threads: whatever the container uses; an exchange may move between threads.
 *
 * <p>Fails by: never into the application. A failure of our own is counted and logged; the request
 * goes on as if this filter were not there.
 *
 * <p>Starts at: {@link org.sessiontrail.capture.servlet.TrackerFilter}.
 */
@NullMarked
package org.sessiontrail.capture.servlet;

import org.jspecify.annotations.NullMarked;
