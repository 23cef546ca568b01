/**
 * Which pages are looked at, where visits enter and leave, what is searched.
 *
 * <p>Threads: everything here is immutable. Fails by: {@link
 * org.sessiontrail.insight.question.QuestionMistakes} where parameters do not fit. Starts at:
 * {@link org.sessiontrail.insight.page.Pages}.
 */
@NullMarked
package org.sessiontrail.insight.page;

import org.jspecify.annotations.NullMarked;
