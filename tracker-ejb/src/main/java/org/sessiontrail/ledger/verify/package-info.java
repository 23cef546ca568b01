/**
 * Whether a log is what it was when it was signed: every rule, over evidence of any origin.
 *
 * <p>Threads: a verification belongs to one thread; everything else is immutable.
 *
 * <p>Fails by: a finding for what is wrong with the evidence, {@link
 * org.sessiontrail.ledger.evidence.EvidenceException} when it can't be read at all.
 *
 * <p>Starts at: {@link org.sessiontrail.ledger.verify.Verification}.
 */
@NullMarked
package org.sessiontrail.ledger.verify;

import org.jspecify.annotations.NullMarked;
