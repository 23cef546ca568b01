/**
 * What somebody who helps a customer asks for, and the forms in which it is answered.
 *
 * <p>Threads: a desk is safe for any number of threads; values are immutable. Fails by: {@link
 * org.sessiontrail.report.desk.SupportMistakes} for what was asked wrongly, {@link
 * org.sessiontrail.report.session.NoSuchSessionException} for what is not there. Starts at: {@link
 * org.sessiontrail.report.desk.SupportDesk}.
 */
@NullMarked
package org.sessiontrail.report.desk;

import org.jspecify.annotations.NullMarked;
