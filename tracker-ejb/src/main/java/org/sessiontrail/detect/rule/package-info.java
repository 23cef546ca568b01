/**
 * The rules: each looks for one thing.
 *
 * <p>Threads: a rule belongs to one thread. Fails by: nothing; what a record does not say is
 * unknown, and unknown is not unusual. Starts at: {@link org.sessiontrail.detect.rule.Rules}.
 */
@NullMarked
package org.sessiontrail.detect.rule;

import org.jspecify.annotations.NullMarked;
