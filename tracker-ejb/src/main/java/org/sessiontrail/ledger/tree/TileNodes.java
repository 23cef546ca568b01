package org.sessiontrail.ledger.tree;

/**
 * The nodes of a tree of a given size out of its tiles. Remembers the tile it looked into last of
 * each level.
 *
 * <p>Threads: one thread.
 *
 * @param <X> what goes wrong when a tile can't be had
 */
public final class TileNodes<X extends Exception> implements NodeSource<X> {
  private static final int LEVELS = 8;

  private final TreeHasher hasher = new TreeHasher();
  private final Tile[] last = new Tile[LEVELS];
  private final TileSource<X> tiles;
  private final long size;

  /** Nodes of the tree of {@code size} leaves that has these tiles. */
  public TileNodes(TileSource<X> tiles, long size) {
    this.tiles = tiles;
    this.size = size;
  }

  @Override
  public Hash node(int level, long index) throws X {
    int tileLevel = level / Tile.HEIGHT;
    int height = level % Tile.HEIGHT;
    long first = index << height;
    long tileIndex = first / Tile.WIDTH;
    int place = (int) (first % Tile.WIDTH) >>> height;
    return tile(tileLevel, tileIndex).node(hasher, height, place);
  }

  private Tile tile(int level, long index) throws X {
    Tile known = last[level];
    if (known == null || known.index() != index) {
      known = tiles.tile(level, index, Tile.width(level, index, size));
      last[level] = known;
    }
    return known;
  }
}
