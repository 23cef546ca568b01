/**
 * The formats an audit report comes in, and how somebody asks for one.
 *
 * <p>A format is a constant of {@link org.sessiontrail.report.format.ReportFormat} and an {@link
 * org.sessiontrail.report.AuditWriter}, here or in a package of its own; a library that only one
 * format needs may be absent.
 *
 * <p>Threads: a writer belongs to one thread; formats and requests are immutable.
 *
 * <p>Fails by: {@link org.sessiontrail.report.format.ReportRequest.Mistakes} for what was asked
 * wrongly or can't be had here; the {@link java.io.IOException} of the output for the rest.
 *
 * <p>Starts at: {@link org.sessiontrail.report.format.ReportRequest}.
 */
@NullMarked
package org.sessiontrail.report.format;

import org.jspecify.annotations.NullMarked;
