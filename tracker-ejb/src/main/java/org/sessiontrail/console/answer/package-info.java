/**
 * What the tracker answers to programs under {@code /tracker/api/v1} and {@code /tracker/health}.
 *
 * <p>Threads: one object a request. Fails by: problem documents, with the cause in the log under a
 * code. Starts at: {@link org.sessiontrail.console.answer.InsightAnswer}.
 */
@NullMarked
package org.sessiontrail.console.answer;

import org.jspecify.annotations.NullMarked;
