/**
 * What takes its time: a report worked out beside the request, and a stream of news.
 *
 * <p>Threads: the server's managed executors; a request's own thread only starts the work.
 *
 * <p>Fails by: the error page, for a report; the end of the stream, for news.
 *
 * <p>Starts at: {@link org.sessiontrail.sample.live.ReportServlet} and {@link
 * org.sessiontrail.sample.live.EventsServlet}.
 */
@NullMarked
package org.sessiontrail.sample.live;

import org.jspecify.annotations.NullMarked;
