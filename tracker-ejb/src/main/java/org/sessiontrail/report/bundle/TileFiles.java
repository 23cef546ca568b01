package org.sessiontrail.report.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.tree.Frontier;
import org.sessiontrail.ledger.tree.Hash;
import org.sessiontrail.ledger.tree.Tile;

/**
 * Writes the tiles of a whole log as its leaves go by, and the leaves 256 at a time as C2SP
 * tlog-tiles has them: each behind its length. Where a leaf is erased its bundle of leaves is left
 * out, since that form knows no holes; the hashes are there.
 */
final class TileFiles {
  private final BundleSink to;
  private final List<List<Hash>> levels = new ArrayList<>();
  private final List<Long> next = new ArrayList<>();
  private final Frontier tree = new Frontier();
  private final ByteArrayOutputStream leaves = new ByteArrayOutputStream();
  private boolean isErased;

  TileFiles(BundleSink to) {
    this.to = to;
  }

  /**
   * Takes the next leaf.
   *
   * @param bytes null when it was erased
   */
  void leaf(byte @Nullable [] bytes, Hash leaf) throws IOException {
    if (bytes == null) {
      isErased = true;
    } else {
      leaves.write(bytes.length >> Byte.SIZE);
      leaves.write(bytes.length);
      leaves.write(bytes, 0, bytes.length);
    }
    add(0, leaf);
    try {
      tree.append(leaf, this::node);
    } catch (UncheckedIOException e) {
      throw new IOException(e.getCause());
    }
  }

  /** Writes the tiles at the right edge. */
  void finish() throws IOException {
    for (int level = 0; level < levels.size(); level++) {
      if (!levels.get(level).isEmpty()) {
        write(level);
      }
    }
  }

  private void node(int level, long index, Hash hash) {
    if (level % Tile.HEIGHT == 0) {
      try {
        add(level / Tile.HEIGHT, hash);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void add(int level, Hash hash) throws IOException {
    if (level == levels.size()) {
      levels.add(new ArrayList<>(Tile.WIDTH));
      next.add(0L);
    }
    levels.get(level).add(hash);
    if (levels.get(level).size() == Tile.WIDTH) {
      write(level);
    }
  }

  private void write(int level) throws IOException {
    Tile tile = new Tile(level, next.get(level), levels.get(level));
    to.write(Tile.path(String.valueOf(level), tile.index(), tile.hashes().size()), tile.bytes());
    if (level == 0) {
      leaves(tile);
    }
    levels.get(level).clear();
    next.set(level, tile.index() + 1);
  }

  private void leaves(Tile tile) throws IOException {
    if (!isErased) {
      to.write(Tile.path("entries", tile.index(), tile.hashes().size()), leaves.toByteArray());
    }
    leaves.reset();
    isErased = false;
  }
}
