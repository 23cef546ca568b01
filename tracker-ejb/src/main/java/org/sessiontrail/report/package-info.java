/**
 * What an auditor takes away: the audit report, whatever its format.
 *
 * <p>Threads: a report belongs to the thread that writes it.
 *
 * <p>Fails by: the exception of the store or of the output, after which the last lines of the
 * report, its completeness statement, are missing; a report without them is cut off.
 *
 * <p>Starts at: {@link org.sessiontrail.report.AuditReport}.
 */
@NullMarked
package org.sessiontrail.report;

import org.jspecify.annotations.NullMarked;
