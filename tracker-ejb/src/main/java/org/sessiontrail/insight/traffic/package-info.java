/**
 * How many visits there are, and when.
 *
 * <p>Threads: everything here is immutable. Fails by: {@link
 * org.sessiontrail.insight.question.QuestionMistakes} where parameters do not fit. Starts at:
 * {@link org.sessiontrail.insight.traffic.Overview}.
 */
@NullMarked
package org.sessiontrail.insight.traffic;

import org.jspecify.annotations.NullMarked;
