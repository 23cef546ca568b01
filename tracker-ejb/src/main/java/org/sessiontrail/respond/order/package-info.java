/**
 * What somebody in charge orders of sessions: that they end, that a user is locked out.
 *
 * <p>Threads: immutable values. Fails by: {@link java.lang.IllegalArgumentException} for what can't
 * be ordered. Starts at: {@link org.sessiontrail.respond.order.Order}.
 */
@NullMarked
package org.sessiontrail.respond.order;

import org.jspecify.annotations.NullMarked;
