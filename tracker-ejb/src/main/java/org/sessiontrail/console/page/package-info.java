/**
 * The console's pages: what the trail holds, for people to look at.
 *
 * <p>Threads: request threads; nothing is shared between requests but the tracker. Fails by: a page
 * that says what went wrong, with the cause in the log under a code. Starts at: {@link
 * org.sessiontrail.console.page.ConsolePages}.
 */
@NullMarked
package org.sessiontrail.console.page;

import org.jspecify.annotations.NullMarked;
