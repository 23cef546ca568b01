/**
 * Puts pages and answers under the path of the tracker, and lets in who may.
 *
 * <p>Threads: request threads; nothing is shared between requests but the tracker.
 *
 * <p>Fails by: a problem document (RFC 9457) before the first byte of an answer, a broken answer
 * after it; without the right role always 403.
 *
 * <p>Starts at: {@link org.sessiontrail.console.ConsoleInitializer}, then {@link
 * org.sessiontrail.console.ConsoleServlet}.
 */
@NullMarked
package org.sessiontrail.console;

import org.jspecify.annotations.NullMarked;
