/**
 * Rules on what is usual here: ways through the application, orders of steps, how often a feature
 * is used, by one user and by all; and on the trail that all of it is seen by.
 *
 * <p>Threads: a rule belongs to one thread. Fails by: nothing; what is not learned yet is unknown,
 * and unknown is not unusual. Starts at: {@link
 * org.sessiontrail.detect.rule.habit.ErraticNavigation}.
 */
@NullMarked
package org.sessiontrail.detect.rule.habit;

import org.jspecify.annotations.NullMarked;
