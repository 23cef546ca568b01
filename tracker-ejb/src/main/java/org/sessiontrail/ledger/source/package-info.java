/**
 * Evidence from where it lies: the live database, a directory of another product, anchor files.
 *
 * <p>Threads: one thread.
 *
 * <p>Fails by: {@link org.sessiontrail.ledger.evidence.EvidenceException} when a source can't be
 * read; what is wrong with it is a finding.
 *
 * <p>Starts at: {@link org.sessiontrail.ledger.source.DatabaseEvidence}.
 */
@NullMarked
package org.sessiontrail.ledger.source;

import org.jspecify.annotations.NullMarked;
