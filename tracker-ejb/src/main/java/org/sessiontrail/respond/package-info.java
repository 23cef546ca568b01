/**
 * What follows a finding: who is told of it, once, however many findings there are.
 *
 * <p>Threads: one at a time. Fails by: {@link org.sessiontrail.respond.ChannelException}, after
 * which an alert waits and is tried again. Starts at: {@link org.sessiontrail.respond.Dispatch}.
 */
@NullMarked
package org.sessiontrail.respond;

import org.jspecify.annotations.NullMarked;
