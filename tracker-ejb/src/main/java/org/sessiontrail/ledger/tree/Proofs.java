package org.sessiontrail.ledger.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes the proofs of RFC 6962, sections 2.1.1 and 2.1.2, from the hashes of perfect subtrees.
 *
 * <p>Threads: one thread.
 *
 * @param <X> what goes wrong when a hash can't be had
 */
public final class Proofs<X extends Exception> {
  private final TreeHasher hasher = new TreeHasher();
  private final NodeSource<X> nodes;

  /** Makes proofs from {@code nodes}. */
  public Proofs(NodeSource<X> nodes) {
    this.nodes = nodes;
  }

  /**
   * The path from leaf {@code index} to the root of the tree of {@code size} leaves, the leaf's
   * sibling first.
   *
   * @throws IllegalArgumentException when the tree has no such leaf
   */
  public List<Hash> inclusion(long index, long size) throws X {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("a tree of " + size + " leaves has no leaf " + index);
    }
    List<Hash> path = new ArrayList<>();
    long begin = 0;
    long end = size;
    while (end - begin > 1) {
      long middle = begin + split(end - begin);
      if (index < middle) {
        path.add(0, root(middle, end));
        end = middle;
      } else {
        path.add(0, root(begin, middle));
        begin = middle;
      }
    }
    return path;
  }

  /**
   * What shows that the tree of {@code older} leaves is the beginning of that of {@code newer}.
   * Empty when either is trivially so: equal sizes, or an empty older tree.
   *
   * @throws IllegalArgumentException unless 0 ≤ older ≤ newer
   */
  public List<Hash> consistency(long older, long newer) throws X {
    if (older < 0 || older > newer) {
      throw new IllegalArgumentException("no tree of " + newer + " begins with " + older);
    }
    List<Hash> proof = new ArrayList<>();
    if (older == 0 || older == newer) {
      return proof;
    }
    long begin = 0;
    long end = newer;
    while (end != older) {
      long middle = begin + split(end - begin);
      if (older <= middle) {
        proof.add(0, root(middle, end));
        end = middle;
      } else {
        proof.add(0, root(begin, middle));
        begin = middle;
      }
    }
    if (begin != 0) {
      proof.add(0, root(begin, end));
    }
    return proof;
  }

  /** The frontier of the tree of the first {@code size} leaves. */
  public Frontier frontier(long size) throws X {
    List<Hash> subtrees = new ArrayList<>();
    long begin = 0;
    while (begin < size) {
      int level = 63 - Long.numberOfLeadingZeros(size - begin);
      subtrees.add(nodes.node(level, begin >>> level));
      begin += 1L << level;
    }
    return new Frontier(size, subtrees);
  }

  /** Root over the leaves {@code [begin, end)}, which begin where a perfect subtree may. */
  private Hash root(long begin, long end) throws X {
    long length = end - begin;
    if (Long.bitCount(length) == 1) {
      int level = Long.numberOfTrailingZeros(length);
      return nodes.node(level, begin >>> level);
    }
    long middle = begin + split(length);
    return hasher.node(root(begin, middle), root(middle, end));
  }

  /** The largest power of two below {@code length}, which is at least 2. */
  private static long split(long length) {
    return Long.highestOneBit(length - 1);
  }
}
