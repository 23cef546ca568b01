/**
 * Markup and words of the console's pages: everything of the trail is text, whatever it holds.
 *
 * <p>Threads: {@link org.sessiontrail.console.html.Html} belongs to one request, the rest is
 * immutable. Fails by: an exception when markup is not closed. Starts at: {@link
 * org.sessiontrail.console.html.Html}.
 */
@NullMarked
package org.sessiontrail.console.html;

import org.jspecify.annotations.NullMarked;
