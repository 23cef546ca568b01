/**
 * The ways that visits take through pages.
 *
 * <p>Threads: everything here is immutable. Fails by: {@link
 * org.sessiontrail.insight.question.QuestionMistakes} where parameters do not fit. Starts at:
 * {@link org.sessiontrail.insight.path.NextPages}.
 */
@NullMarked
package org.sessiontrail.insight.path;

import org.jspecify.annotations.NullMarked;
