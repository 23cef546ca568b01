package org.sessiontrail.ledger.tree;

/**
 * Where tiles come from.
 *
 * @param <X> what goes wrong when one can't be had
 */
@FunctionalInterface
public interface TileSource<X extends Exception> {
  /**
   * The tile {@code index} at {@code level} with at least {@code width} hashes, all of which are in
   * the tree.
   *
   * @throws X when it can't be had, because of a purge for one
   */
  Tile tile(int level, long index, int width) throws X;
}
