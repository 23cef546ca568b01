/**
 * The audit report as syslog messages (RFC 5424), to a file or to a collector over TCP or TLS.
 *
 * <p>Threads: a writer and a sender belong to one thread; a sender has one daemon thread of its own
 * a connection.
 *
 * <p>Fails by: the exception of the output; {@link
 * org.sessiontrail.report.interchange.syslog.SyslogException} with a code when the collector can't
 * be reached, breaks the connection off or does not take what is sent.
 *
 * <p>Starts at: {@link org.sessiontrail.report.interchange.syslog.SyslogExport}.
 */
@NullMarked
package org.sessiontrail.report.interchange.syslog;

import org.jspecify.annotations.NullMarked;
