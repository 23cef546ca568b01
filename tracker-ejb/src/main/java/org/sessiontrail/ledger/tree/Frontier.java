package org.sessiontrail.ledger.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * All that has to be known of a tree to make it grow: its size and the hashes of its perfect
 * subtrees from left to right, one for each bit that is set in the size.
 *
 * <pre>
 * size 7 = 111b     h(0..3)  h(4..5)  h(6)
 * </pre>
 *
 * <p>Threads: one thread. Memory: at most 63 hashes.
 */
public final class Frontier {
  private final TreeHasher hasher = new TreeHasher();
  private final List<Hash> subtrees;
  private long size;

  /** The frontier of the empty tree. */
  public Frontier() {
    this(0, List.of());
  }

  /**
   * The frontier of a tree of {@code size} leaves.
   *
   * @param subtrees its perfect subtrees from left to right
   * @throws IllegalArgumentException when a tree of this size has another number of them
   */
  public Frontier(long size, List<Hash> subtrees) {
    if (size < 0 || Long.bitCount(size) != subtrees.size()) {
      throw new IllegalArgumentException(
          "a tree of size " + size + " has no frontier of " + subtrees.size() + " hashes");
    }
    this.size = size;
    this.subtrees = new ArrayList<>(subtrees);
  }

  /**
   * The frontier whose hashes {@link #bytes()} wrote.
   *
   * @throws IllegalArgumentException when {@code hashes} is not of a tree of this size
   */
  public static Frontier of(long size, byte[] hashes) {
    if (hashes.length % Hash.BYTES != 0) {
      throw new IllegalArgumentException("a frontier of " + hashes.length + " bytes is cut off");
    }
    List<Hash> subtrees = new ArrayList<>();
    for (int at = 0; at < hashes.length; at += Hash.BYTES) {
      subtrees.add(Hash.of(hashes, at));
    }
    return new Frontier(size, subtrees);
  }

  /** A copy that grows on its own. */
  public Frontier copy() {
    return new Frontier(size, subtrees);
  }

  /** Number of leaves. */
  public long size() {
    return size;
  }

  /** Adds a leaf at the right end. */
  public void append(Hash leaf) {
    append(leaf, (level, index, hash) -> {});
  }

  /** Adds a leaf at the right end; {@code completed} is told of the perfect subtrees it makes. */
  public void append(Hash leaf, NodeSink completed) {
    Hash subtree = leaf;
    int level = 0;
    for (long left = size; (left & 1) == 1; left >>>= 1) {
      subtree = hasher.node(subtrees.remove(subtrees.size() - 1), subtree);
      level++;
      completed.node(level, size >>> level, subtree);
    }
    subtrees.add(subtree);
    size++;
  }

  /** Root hash of the tree as it is. */
  public Hash root() {
    if (subtrees.isEmpty()) {
      return TreeHasher.EMPTY;
    }
    Hash root = subtrees.get(subtrees.size() - 1);
    for (int i = subtrees.size() - 2; i >= 0; i--) {
      root = hasher.node(subtrees.get(i), root);
    }
    return root;
  }

  /** The perfect subtrees from left to right. */
  public List<Hash> subtrees() {
    return List.copyOf(subtrees);
  }

  /** The hashes of {@link #subtrees()} one after the other. */
  public byte[] bytes() {
    byte[] out = new byte[subtrees.size() * Hash.BYTES];
    for (int i = 0; i < subtrees.size(); i++) {
      subtrees.get(i).copyTo(out, i * Hash.BYTES);
    }
    return out;
  }
}
