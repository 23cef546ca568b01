package org.sessiontrail.ledger.tree;

/**
 * Where the hashes of perfect subtrees come from.
 *
 * @param <X> what goes wrong when they can't be had
 */
@FunctionalInterface
public interface NodeSource<X extends Exception> {
  /**
   * Hash of the perfect subtree over the leaves {@code [index << level, (index + 1) << level)}, all
   * of which are in the tree.
   *
   * @throws X when it can't be had, because of a purge for one
   */
  Hash node(int level, long index) throws X;
}
