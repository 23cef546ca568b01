/**
 * Rules on how an application keeps its sessions, by the lines of OWASP ASVS 5.0, chapter V7.
 *
 * <p>Threads: a rule is immutable, a watch belongs to one thread. Fails by: nothing; what can't be
 * told is not evaluable. Starts at: {@link org.sessiontrail.report.policy.session.HygieneRules}.
 */
@NullMarked
package org.sessiontrail.report.policy.session;

import org.jspecify.annotations.NullMarked;
