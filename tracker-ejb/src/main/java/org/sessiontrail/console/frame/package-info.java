/**
 * What every page of the console is made of: frame, request, period, preferences.
 *
 * <p>Threads: request threads; nothing is shared between requests but the tracker. Fails by: an
 * exception that becomes a page which says what went wrong. Starts at: {@link
 * org.sessiontrail.console.frame.Page}.
 */
@NullMarked
package org.sessiontrail.console.frame;

import org.jspecify.annotations.NullMarked;
