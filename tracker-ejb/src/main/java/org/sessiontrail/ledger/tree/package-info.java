/**
 * The hash tree of RFC 6962 over the leaves of a log: hashes, frontiers, tiles and proofs. Plain
 * Java, no input or output.
 *
 * <p>Threads: values are immutable; {@link org.sessiontrail.ledger.tree.TreeHasher} and {@link
 * org.sessiontrail.ledger.tree.Frontier} belong to one thread.
 *
 * <p>Fails by: IllegalArgumentException for what can be part of no tree; a proof that does not hold
 * is an answer, not an exception.
 *
 * <p>Starts at: {@link org.sessiontrail.ledger.tree.Frontier}.
 */
@NullMarked
package org.sessiontrail.ledger.tree;

import org.jspecify.annotations.NullMarked;
