/**
 * The audit report as syslog messages (RFC 5424).
 *
 * <p>Threads: a writer belongs to one thread.
 *
 * <p>Fails by: the exception of where messages go.
 *
 * <p>Starts at: {@link org.sessiontrail.report.interchange.syslog.SyslogExport}.
 */
@NullMarked
package org.sessiontrail.report.interchange.syslog;

import org.jspecify.annotations.NullMarked;
