/**
 * The ways to tell somebody of a finding: log, event, webhook, syslog, mail, and the user's own.
 *
 * <p>Threads: one at a time. Fails by: {@link org.sessiontrail.respond.ChannelException}. Starts
 * at: {@link org.sessiontrail.respond.channel.WebhookChannel}.
 */
@NullMarked
package org.sessiontrail.respond.channel;

import org.jspecify.annotations.NullMarked;
