package org.sessiontrail.ledger.tree;

/** What is told of perfect subtrees as they are completed. */
@FunctionalInterface
public interface NodeSink {
  /**
   * Takes the hash of the perfect subtree over the leaves {@code [index << level, (index + 1) <<
   * level)}.
   */
  void node(int level, long index, Hash hash);
}
