/**
 * What follows when something unusual is found: who is told, and what may be asked of a session.
 *
 * <p>Threads: immutable values. Fails by: nothing. Starts at: {@link
 * org.sessiontrail.config.respond.RespondConfig}.
 */
@NullMarked
package org.sessiontrail.config.respond;

import org.jspecify.annotations.NullMarked;
