package org.sessiontrail.store.ledger;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.tree.Frontier;
import org.sessiontrail.ledger.tree.Hash;
import org.sessiontrail.ledger.tree.Tile;
import org.sessiontrail.ledger.tree.TreeHasher;
import org.sessiontrail.store.StoreException;

/**
 * Makes the tree of one log grow, within the transaction that holds the log's lock:
 *
 * <pre>
 *   level 1    [ tile 0 root | tile 1 root | … up to 256 ]      kept as far as it goes
 *   level 0    [ 256 leaf hashes ][ 256 leaf hashes ][ ... ]    kept only when full
 * </pre>
 *
 * <p>The leaf hashes of the last tile that is not full yet are remembered; when another node has
 * written in between they are read again.
 *
 * <p>Threads: safe for any number of threads; the lock lets one in at a time.
 */
public final class TreeGrowth {
  private static final int PAGE = 1_000;

  private final int log;
  private volatile @Nullable Edge edge;

  /** The hashes at the right edge of the tree that has this frontier. */
  @SuppressWarnings("ArrayRecordComponent") // compared by its bytes
  private record Edge(byte[] frontier, List<Hash> hashes) {}

  /** Grows the tree of log {@code log}. */
  public TreeGrowth(int log) {
    this.log = log;
  }

  /**
   * Adds {@code leaves} at the right end of {@code tree}, which grows, and keeps the tiles.
   *
   * @throws StoreException when the database has not the leaves that its tree is of
   */
  public void grow(EntityManager manager, Frontier tree, List<Hash> leaves) throws StoreException {
    TreeHasher hasher = new TreeHasher();
    long first = tree.size() / Tile.WIDTH;
    List<Hash> row = edge(manager, tree);
    for (Hash leaf : leaves) {
      tree.append(leaf);
      row.add(leaf);
      if (row.size() == Tile.WIDTH) {
        Tile full = new Tile(0, first++, row);
        manager.persist(new LedgerTile(key(0, full.index()), full.bytes()));
        raise(manager, hasher, full);
        row = new ArrayList<>();
      }
    }
    edge = new Edge(tree.bytes(), row);
  }

  /** As {@link #grow}, over records that are stored already, up to place {@code upTo}. */
  public void growOverStored(EntityManager manager, Frontier tree, long upTo)
      throws StoreException {
    while (tree.size() < upTo) {
      long end = Math.min(upTo, tree.size() + PAGE);
      grow(manager, tree, new LeafHashes(manager, log).read(tree.size(), end));
    }
  }

  /** Puts the root of a full tile into the tile above it. */
  private void raise(EntityManager manager, TreeHasher hasher, Tile full) throws StoreException {
    int level = full.level() + 1;
    long index = full.index() / Tile.WIDTH;
    int place = (int) (full.index() % Tile.WIDTH);
    Hash root = full.node(hasher, Tile.HEIGHT, 0);
    if (place == 0) {
      manager.persist(new LedgerTile(key(level, index), root.bytes()));
      return;
    }
    LedgerTile above = manager.find(LedgerTile.class, key(level, index));
    if (above == null || above.width() != place) {
      throw new StoreException(
          "TRK-0351 tile " + index + " of level " + level + " is damaged: run verify", null);
    }
    above.add(root);
    if (place == Tile.WIDTH - 1) {
      raise(manager, hasher, above.tile());
    }
  }

  private List<Hash> edge(EntityManager manager, Frontier tree) throws StoreException {
    Edge known = edge;
    if (known != null && Arrays.equals(known.frontier(), tree.bytes())) {
      return new ArrayList<>(known.hashes());
    }
    long size = tree.size();
    return new ArrayList<>(new LeafHashes(manager, log).read(size - size % Tile.WIDTH, size));
  }

  private LedgerTile.Key key(int level, long index) {
    return new LedgerTile.Key(log, level, index);
  }
}
