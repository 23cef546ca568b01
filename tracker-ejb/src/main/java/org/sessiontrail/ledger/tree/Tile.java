package org.sessiontrail.ledger.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * Up to {@value #WIDTH} hashes that stand side by side, as C2SP tlog-tiles cuts the tree. Hash
 * {@code i} of tile {@code n} at level {@code l} covers the leaves {@code [(256n + i) · 256^l,
 * (256n + i + 1) · 256^l)}.
 *
 * @param level 0 for leaf hashes
 * @param index place within its level
 * @param hashes 1 to {@value #WIDTH}; fewer than {@value #WIDTH} only at the right edge
 */
public record Tile(int level, long index, List<Hash> hashes) {
  /** Hashes in a full tile. */
  public static final int WIDTH = 256;

  /** Levels of the tree within a tile. */
  public static final int HEIGHT = 8;

  /** Copies the hashes. */
  public Tile {
    hashes = List.copyOf(hashes);
    if (hashes.isEmpty() || hashes.size() > WIDTH) {
      throw new IllegalArgumentException("a tile has 1 to 256 hashes, not " + hashes.size());
    }
  }

  /** The tile whose hashes {@link #bytes()} wrote. */
  public static Tile of(int level, long index, byte[] bytes) {
    if (bytes.length % Hash.BYTES != 0) {
      throw new IllegalArgumentException("a tile of " + bytes.length + " bytes is cut off");
    }
    List<Hash> hashes = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += Hash.BYTES) {
      hashes.add(Hash.of(bytes, at));
    }
    return new Tile(level, index, hashes);
  }

  /** How many hashes the tile {@code index} at {@code level} has in a tree of {@code size}. */
  public static int width(int level, long index, long size) {
    long before = index * WIDTH;
    return (int) Math.max(0, Math.min(WIDTH, (size >>> (HEIGHT * level)) - before));
  }

  /** Where C2SP tlog-tiles puts it below the log's prefix, for example {@code tile/0/x001/067}. */
  public static String path(String kind, long index, int width) {
    StringBuilder out = new StringBuilder(threeDigits(index % 1_000));
    for (long rest = index / 1_000; rest > 0; rest /= 1_000) {
      out.insert(0, "x" + threeDigits(rest % 1_000) + "/");
    }
    return "tile/" + kind + "/" + out + (width == WIDTH ? "" : ".p/" + width);
  }

  /** Whether it can't grow any more. */
  public boolean isFull() {
    return hashes.size() == WIDTH;
  }

  /**
   * The hash of the perfect subtree {@code height} levels above the hashes, the {@code place}-th of
   * its kind within this tile.
   */
  public Hash node(TreeHasher hasher, int height, int place) {
    int width = 1 << height;
    List<Hash> row = hashes.subList(place * width, (place + 1) * width);
    while (row.size() > 1) {
      List<Hash> above = new ArrayList<>(row.size() / 2);
      for (int i = 0; i < row.size(); i += 2) {
        above.add(hasher.node(row.get(i), row.get(i + 1)));
      }
      row = above;
    }
    return row.get(0);
  }

  /** The hashes one after the other. */
  public byte[] bytes() {
    byte[] out = new byte[hashes.size() * Hash.BYTES];
    for (int i = 0; i < hashes.size(); i++) {
      hashes.get(i).copyTo(out, i * Hash.BYTES);
    }
    return out;
  }

  private static String threeDigits(long number) {
    return (number < 10 ? "00" : number < 100 ? "0" : "") + number;
  }
}
