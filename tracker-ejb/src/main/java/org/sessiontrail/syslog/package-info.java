/**
 * Hands syslog messages to a file, or to a collector over TCP or TLS (RFC 5425, RFC 6587).
 *
 * <p>Threads: a sender belongs to one thread; it has one daemon thread of its own a connection.
 *
 * <p>Fails by: {@link org.sessiontrail.syslog.SyslogException} with a code when the collector can't
 * be reached, breaks the connection off or does not take what is sent.
 *
 * <p>Starts at: {@link org.sessiontrail.syslog.SyslogSender}.
 */
@NullMarked
package org.sessiontrail.syslog;

import org.jspecify.annotations.NullMarked;
