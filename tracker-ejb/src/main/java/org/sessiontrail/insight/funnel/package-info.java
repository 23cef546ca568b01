/**
 * Funnels: how many go from step to step, and where they stop.
 *
 * <p>Threads: everything here is immutable. Fails by: {@link
 * org.sessiontrail.insight.question.QuestionMistakes} where parameters do not fit. Starts at:
 * {@link org.sessiontrail.insight.funnel.Funnel}.
 */
@NullMarked
package org.sessiontrail.insight.funnel;

import org.jspecify.annotations.NullMarked;
