/**
 * What a log shows of itself to be verified, without trust, and what can be found wrong with it.
 *
 * <p>Threads: values are immutable, a piece of evidence belongs to one thread.
 *
 * <p>Fails by: {@link org.sessiontrail.ledger.evidence.EvidenceException}.
 *
 * <p>Starts at: {@link org.sessiontrail.ledger.evidence.Evidence}.
 */
@NullMarked
package org.sessiontrail.ledger.evidence;

import org.jspecify.annotations.NullMarked;
