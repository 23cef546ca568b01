package org.sessiontrail.ledger.tree;

import java.util.Iterator;
import java.util.List;

/**
 * Checks proofs by the algorithms of RFC 9162, sections 2.1.3.2 and 2.1.4.2.
 *
 * <p>Threads: safe for any number of threads.
 */
public final class ProofCheck {
  private ProofCheck() {}

  /** Whether {@code path} shows that {@code leaf} is number {@code index} under {@code root}. */
  public static boolean includes(Hash leaf, long index, long size, List<Hash> path, Hash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    TreeHasher hasher = new TreeHasher();
    long node = index;
    long last = size - 1;
    Hash at = leaf;
    for (Hash sibling : path) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        at = hasher.node(sibling, at);
        while ((node & 1) == 0 && node != 0) {
          node >>>= 1;
          last >>>= 1;
        }
      } else {
        at = hasher.node(at, sibling);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 && at.equals(root);
  }

  /**
   * Whether {@code proof} shows that the tree of {@code older} leaves under {@code olderRoot} is
   * the beginning of the tree of {@code newer} leaves under {@code newerRoot}.
   */
  public static boolean isConsistent(
      long older, Hash olderRoot, long newer, Hash newerRoot, List<Hash> proof) {
    if (older < 0 || older > newer) {
      return false;
    }
    if (older == 0) {
      return proof.isEmpty() && olderRoot.equals(TreeHasher.EMPTY);
    }
    if (older == newer) {
      return proof.isEmpty() && olderRoot.equals(newerRoot);
    }
    boolean isPerfect = Long.bitCount(older) == 1;
    if (!isPerfect && proof.isEmpty()) {
      return false;
    }
    Iterator<Hash> rest = proof.iterator();
    Hash first = isPerfect ? olderRoot : rest.next();
    return folds(older, olderRoot, newer, newerRoot, first, rest);
  }

  private static boolean folds(
      long older, Hash olderRoot, long newer, Hash newerRoot, Hash first, Iterator<Hash> rest) {
    TreeHasher hasher = new TreeHasher();
    int common = Long.numberOfTrailingZeros(older);
    long node = (older - 1) >>> common;
    long last = (newer - 1) >>> common;
    Hash olderAt = first;
    Hash newerAt = first;
    while (rest.hasNext()) {
      if (last == 0) {
        return false;
      }
      Hash next = rest.next();
      if ((node & 1) == 1 || node == last) {
        olderAt = hasher.node(next, olderAt);
        newerAt = hasher.node(next, newerAt);
        while ((node & 1) == 0 && node != 0) {
          node >>>= 1;
          last >>>= 1;
        }
      } else {
        newerAt = hasher.node(newerAt, next);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 && olderAt.equals(olderRoot) && newerAt.equals(newerRoot);
  }
}
