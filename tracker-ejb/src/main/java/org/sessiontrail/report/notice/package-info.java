/**
 * What an application says about its trail: the privacy notice, and the record of processing.
 *
 * <p>Threads: every type is immutable.
 *
 * <p>Fails by: nothing; texts are made of a checked configuration, whatever its values.
 *
 * <p>Starts at: {@link org.sessiontrail.report.notice.NoticeFormat}.
 */
@NullMarked
package org.sessiontrail.report.notice;

import org.jspecify.annotations.NullMarked;
