/**
 * A session beside another one in which the same went well.
 *
 * <p>Threads: any; values are immutable. Fails by: {@link
 * org.sessiontrail.report.session.NoSuchSessionException} where there is none to compare with.
 * Starts at: {@link org.sessiontrail.report.session.compare.Comparison}.
 */
@NullMarked
package org.sessiontrail.report.session.compare;

import org.jspecify.annotations.NullMarked;
