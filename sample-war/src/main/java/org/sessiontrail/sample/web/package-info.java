/**
 * The pages: servlets choose, views under {@code WEB-INF/views} show.
 *
 * <p>Threads: a request's own.
 *
 * <p>Fails by: an error page with the status that fits, never by a stack trace.
 *
 * <p>Starts at: {@link org.sessiontrail.sample.web.HomeServlet}; {@link
 * org.sessiontrail.sample.web.Shop} is what every view knows.
 */
@NullMarked
package org.sessiontrail.sample.web;

import org.jspecify.annotations.NullMarked;
