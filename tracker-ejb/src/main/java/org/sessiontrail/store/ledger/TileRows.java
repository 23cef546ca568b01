package org.sessiontrail.store.ledger;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.tree.Hash;
import org.sessiontrail.ledger.tree.NodeSource;
import org.sessiontrail.ledger.tree.Tile;
import org.sessiontrail.ledger.tree.TileNodes;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.nodes.LogWork;

/**
 * The tiles of one log, read without any trust in them.
 *
 * <p>Threads: safe for any number of threads.
 */
public final class TileRows {
  private final LogWork work;

  /** Tiles of the log of {@code work}. */
  public TileRows(LogWork work) {
    this.work = work;
  }

  /** Nodes of the tree of {@code size} leaves; each tile is read in a transaction of its own. */
  public NodeSource<StoreException> nodes(long size) {
    return new TileNodes<>(this::tile, size);
  }

  /** Leaf hashes {@code [from, to)} of full tiles, null where there is none. */
  public List<@Nullable Hash> leafHashes(long from, long to) throws StoreException {
    List<@Nullable Hash> out = new ArrayList<>(Collections.nCopies((int) (to - from), null));
    for (LedgerTile row : rows(0, from / Tile.WIDTH, (to + Tile.WIDTH - 1) / Tile.WIDTH)) {
      Tile tile = row.tile();
      for (int i = 0; i < tile.hashes().size(); i++) {
        long at = tile.index() * Tile.WIDTH + i - from;
        if (at >= 0 && at < out.size()) {
          out.set((int) at, tile.hashes().get(i));
        }
      }
    }
    return out;
  }

  private List<LedgerTile> rows(int level, long from, long to) throws StoreException {
    return work.reading(
        List.of(),
        (manager, log) ->
            manager
                .createQuery(
                    "select t from LedgerTile t where t.logId = :log and t.level = :level"
                        + " and t.n >= :from and t.n < :to order by t.n",
                    LedgerTile.class)
                .setParameter("log", log)
                .setParameter("level", level)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList());
  }

  private Tile tile(int level, long index, int width) throws StoreException {
    Optional<Tile> found =
        work.reading(
            Optional.empty(),
            (manager, log) -> Optional.ofNullable(find(manager, log, level, index, width)));
    if (found.isEmpty() || found.get().hashes().size() < width) {
      throw new StoreException(
          "TRK-0351 tile " + index + " of level " + level + " is damaged: run verify", null);
    }
    return new Tile(level, index, found.get().hashes().subList(0, width));
  }

  private static @Nullable Tile find(
      EntityManager manager, int log, int level, long index, int width) throws StoreException {
    LedgerTile row = manager.find(LedgerTile.class, new LedgerTile.Key(log, level, index));
    if (row == null && level == 0) {
      long from = index * Tile.WIDTH;
      return new Tile(0, index, new LeafHashes(manager, log).read(from, from + width));
    }
    return row == null ? null : row.tile();
  }
}
