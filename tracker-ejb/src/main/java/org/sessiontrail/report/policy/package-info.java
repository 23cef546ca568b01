/**
 * Whether the trail keeps to declared rules: each passes, fails with evidence, or can't be judged.
 *
 * <p>Threads: a report belongs to one thread; policies are immutable.
 *
 * <p>Fails by: all mistakes of a policy at once, before anything is read; what the store threw.
 *
 * <p>Starts at: {@link org.sessiontrail.report.policy.PolicyReport}.
 */
@NullMarked
package org.sessiontrail.report.policy;

import org.jspecify.annotations.NullMarked;
