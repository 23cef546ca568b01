/**
 * Who visits: devices, browsers, places, languages, new and returning.
 *
 * <p>Threads: everything here is immutable. Fails by: {@link
 * org.sessiontrail.insight.question.QuestionMistakes} where parameters do not fit. Starts at:
 * {@link org.sessiontrail.insight.visitor.Devices}.
 */
@NullMarked
package org.sessiontrail.insight.visitor;

import org.jspecify.annotations.NullMarked;
