/**
 * What brings conversions: goals, attribution.
 *
 * <p>Threads: everything here is immutable. Fails by: {@link
 * org.sessiontrail.insight.question.QuestionMistakes} where parameters do not fit. Starts at:
 * {@link org.sessiontrail.insight.campaign.Attribution}.
 */
@NullMarked
package org.sessiontrail.insight.campaign;

import org.jspecify.annotations.NullMarked;
