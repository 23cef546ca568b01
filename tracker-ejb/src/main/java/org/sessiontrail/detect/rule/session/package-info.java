/**
 * Rules on how sessions come, are shared and end: planted ids, guessed ones, ended ones, too many.
 *
 * <p>Threads: a rule belongs to one thread. Fails by: nothing; what a record does not say is
 * unknown, and unknown is not unusual. Starts at: {@link
 * org.sessiontrail.detect.rule.session.SessionFixation}.
 */
@NullMarked
package org.sessiontrail.detect.rule.session;

import org.jspecify.annotations.NullMarked;
