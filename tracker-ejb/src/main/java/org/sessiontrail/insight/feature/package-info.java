/**
 * What of the application is used, and where it is hard to use.
 *
 * <p>Threads: everything here is immutable. Fails by: {@link
 * org.sessiontrail.insight.question.QuestionMistakes} where parameters do not fit. Starts at:
 * {@link org.sessiontrail.insight.feature.Features}.
 */
@NullMarked
package org.sessiontrail.insight.feature;

import org.jspecify.annotations.NullMarked;
