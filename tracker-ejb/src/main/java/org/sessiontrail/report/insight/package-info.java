/**
 * Reports over visits as somebody asks for them, and the forms in which they are answered.
 *
 * <p>Threads: one thread a request. Fails by: {@link
 * org.sessiontrail.insight.question.QuestionMistakes} with every mistake of a request, {@link
 * java.io.IOException} where output does. Starts at: {@link
 * org.sessiontrail.report.insight.InsightRequest}.
 */
@NullMarked
package org.sessiontrail.report.insight;

import org.jspecify.annotations.NullMarked;
