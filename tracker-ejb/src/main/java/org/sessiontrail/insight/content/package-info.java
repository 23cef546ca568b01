/**
 * What is read: topics, pieces of content, what trends, what is read together.
 *
 * <p>Threads: everything here is immutable. Fails by: {@link
 * org.sessiontrail.insight.question.QuestionMistakes} where parameters do not fit. Starts at:
 * {@link org.sessiontrail.insight.content.Topics}.
 */
@NullMarked
package org.sessiontrail.insight.content;

import org.jspecify.annotations.NullMarked;
