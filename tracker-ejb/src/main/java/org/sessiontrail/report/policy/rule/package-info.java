/**
 * The rules a policy can declare: each watches the records of a period and counts what breaks it.
 *
 * <p>Threads: rules are immutable; what watches for one report belongs to one thread.
 *
 * <p>Fails by: a rule that lacks what it judges by says so instead of passing.
 *
 * <p>Starts at: {@link org.sessiontrail.report.policy.rule.Rule}.
 */
@NullMarked
package org.sessiontrail.report.policy.rule;

import org.jspecify.annotations.NullMarked;
