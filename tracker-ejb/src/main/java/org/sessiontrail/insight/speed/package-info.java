/**
 * How fast the application answers, and where it fails.
 *
 * <p>Threads: everything here is immutable. Fails by: {@link
 * org.sessiontrail.insight.question.QuestionMistakes} where parameters do not fit. Starts at:
 * {@link org.sessiontrail.insight.speed.ResponseTimes}.
 */
@NullMarked
package org.sessiontrail.insight.speed;

import org.jspecify.annotations.NullMarked;
