/**
 * The audit report in formats that other systems read: OCSF, ECS and XES, one event a record.
 *
 * <p>Threads: a writer belongs to the thread that writes it.
 *
 * <p>Fails by: the exception of the output; a report cut off lacks its last event (OCSF, ECS) or is
 * not well-formed (XES). {@code TRK-0535} when the temporary file of the XES sort can't be used.
 *
 * <p>Starts at: {@link org.sessiontrail.report.interchange.OcsfExport}, {@link
 * org.sessiontrail.report.interchange.EcsExport}, {@link
 * org.sessiontrail.report.interchange.XesExport}.
 */
@NullMarked
package org.sessiontrail.report.interchange;

import org.jspecify.annotations.NullMarked;
