/**
 * Cohorts: who comes back, and who belongs together.
 *
 * <p>Threads: everything here is immutable. Fails by: {@link
 * org.sessiontrail.insight.question.QuestionMistakes} where parameters do not fit. Starts at:
 * {@link org.sessiontrail.insight.cohort.Retention}.
 */
@NullMarked
package org.sessiontrail.insight.cohort;

import org.jspecify.annotations.NullMarked;
