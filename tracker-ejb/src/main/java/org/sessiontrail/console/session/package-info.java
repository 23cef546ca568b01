/**
 * Sessions as pages: how one is found, and its timeline.
 *
 * <p>Threads: request threads; nothing is shared between requests but the tracker. Fails by: an
 * exception that becomes a page which says what went wrong. Starts at: {@link
 * org.sessiontrail.console.session.SessionsPage}.
 */
@NullMarked
package org.sessiontrail.console.session;

import org.jspecify.annotations.NullMarked;
