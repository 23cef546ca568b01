/**
 * The long term: what is to be expected of a series, where it departs from that, and what shifts.
 *
 * <p>Threads: everything here is immutable. Fails by: {@link
 * org.sessiontrail.insight.question.QuestionMistakes} where parameters do not fit. Starts at:
 * {@link org.sessiontrail.insight.trend.Decomposition}.
 */
@NullMarked
package org.sessiontrail.insight.trend;

import org.jspecify.annotations.NullMarked;
