/**
 * Where visits come from: channels, sources, campaigns.
 *
 * <p>Threads: everything here is immutable. Fails by: {@link
 * org.sessiontrail.insight.question.QuestionMistakes} where parameters do not fit. Starts at:
 * {@link org.sessiontrail.insight.origin.Channels}.
 */
@NullMarked
package org.sessiontrail.insight.origin;

import org.jspecify.annotations.NullMarked;
