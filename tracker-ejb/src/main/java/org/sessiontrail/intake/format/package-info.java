/**
 * Lines of other programs' logs, read: what each form says, in the words of a record.
 *
 * <p>Threads: a format belongs to one thread, since some remember their header; values are
 * immutable.
 *
 * <p>Fails by: {@link org.sessiontrail.intake.format.BadLineException}, whatever a line holds.
 *
 * <p>Starts at: {@link org.sessiontrail.intake.format.LineFormats}.
 */
@NullMarked
package org.sessiontrail.intake.format;

import org.jspecify.annotations.NullMarked;
