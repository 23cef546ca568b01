package org.sessiontrail.ledger.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.evidence.Evidence;
import org.sessiontrail.ledger.evidence.EvidenceException;
import org.sessiontrail.ledger.evidence.EvidenceRecord;
import org.sessiontrail.ledger.evidence.Finding;
import org.sessiontrail.ledger.evidence.FindingCode;
import org.sessiontrail.ledger.evidence.PublishedNote;
import org.sessiontrail.ledger.note.Checkpoint;
import org.sessiontrail.ledger.note.NoteException;
import org.sessiontrail.ledger.note.SignedNote;
import org.sessiontrail.ledger.note.TlogPolicy;
import org.sessiontrail.ledger.tree.Frontier;
import org.sessiontrail.ledger.tree.Hash;
import org.sessiontrail.ledger.tree.Tile;

/**
 * A log in the static form of C2SP tlog-tiles, written by any product: {@code checkpoint}, {@code
 * tile/<level>/<n>} and, if they are there, {@code tile/entries/<n>}. Where these are missing the
 * leaves' hashes are taken from the tiles.
 *
 * <p>Threads: one thread. Memory: one bundle of 256 entries.
 */
public final class TlogDirectory implements Evidence {
  private static final int LEVELS = 8;
  private static final int MAX_FILE = 256 * (65_535 + 2);

  private final Path directory;
  private final String note;
  private final long size;
  private final boolean hasEntries;
  private long hashesOnly;
  private final List<Finding> problems = new ArrayList<>();

  /**
   * The log in {@code directory}.
   *
   * @throws EvidenceException when there is none
   */
  public TlogDirectory(Path directory) throws EvidenceException {
    this.directory = directory;
    byte[] bytes = bytes("checkpoint");
    if (bytes == null) {
      throw new EvidenceException(directory + " holds no checkpoint", null);
    }
    this.note = new String(bytes, StandardCharsets.UTF_8);
    this.size = size(bytes);
    this.hasEntries = Files.isDirectory(directory.resolve("tile").resolve("entries"));
  }

  @Override
  public String name() {
    return "the directory";
  }

  @Override
  public Extent extent() {
    return new Extent(Form.FOREIGN, 0, size, size);
  }

  @Override
  public Frontier base() {
    return new Frontier();
  }

  @Override
  public @Nullable TlogPolicy policy() {
    return null;
  }

  @Override
  public List<PublishedNote> checkpoints(long after, int most) {
    return after < size ? List.of(new PublishedNote("checkpoint", size, note, null)) : List.of();
  }

  @Override
  public void records(long from, long to, Visitor visitor) throws EvidenceException {
    for (long n = from / Tile.WIDTH; n * Tile.WIDTH < to; n++) {
      List<EvidenceRecord> found = hasEntries ? entries(n) : leaves(n);
      for (EvidenceRecord record : found) {
        if (record.index() >= from && record.index() < to) {
          visitor.take(record);
        }
      }
    }
  }

  @Override
  public List<@Nullable Hash> kept(int level, long from, long to) throws EvidenceException {
    List<@Nullable Hash> out = new ArrayList<>(Collections.nCopies((int) (to - from), null));
    int tileLevel = level / Tile.HEIGHT;
    for (long n = from / Tile.WIDTH; n * Tile.WIDTH < to && tileLevel < LEVELS; n++) {
      List<Hash> hashes = hashes(tileLevel, n);
      for (int i = 0; i < hashes.size(); i++) {
        long at = n * Tile.WIDTH + i - from;
        if (at >= 0 && at < out.size()) {
          out.set((int) at, hashes.get(i));
        }
      }
    }
    return out;
  }

  @Override
  public List<Finding> problems() {
    return List.copyOf(problems);
  }

  @Override
  public List<String> unchecked() {
    String some = hashesOnly == 0 ? "." : ", and of " + hashesOnly + " files only hashes are here.";
    return List.of(
        "What the entries mean: they are another product's"
            + (hasEntries ? some : ", and only their hashes are here."));
  }

  @Override
  public void close() {}

  private List<EvidenceRecord> leaves(long n) throws EvidenceException {
    List<EvidenceRecord> out = new ArrayList<>();
    for (Hash hash : hashes(0, n)) {
      out.add(
          new EvidenceRecord(n * Tile.WIDTH + out.size(), null, hash, List.of(), List.of(), null));
    }
    return out;
  }

  private List<EvidenceRecord> entries(long n) throws EvidenceException {
    int width = Tile.width(0, n, size);
    String path = Tile.path("entries", n, width);
    byte[] bytes = bytes(path);
    List<EvidenceRecord> out = new ArrayList<>();
    if (bytes == null) {
      hashesOnly++;
      return leaves(n);
    }
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.remaining() >= Short.BYTES && out.size() < width) {
      int length = rest.getShort() & 0xFFFF;
      if (length > rest.remaining()) {
        break;
      }
      byte[] leaf = new byte[length];
      rest.get(leaf);
      out.add(
          new EvidenceRecord(n * Tile.WIDTH + out.size(), leaf, null, List.of(), List.of(), null));
    }
    if (rest.hasRemaining() || out.size() < width) {
      problems.add(
          Finding.of(
              FindingCode.V04, path, "The file " + path + " does not hold " + width + " entries."));
    }
    return out;
  }

  private List<Hash> hashes(int level, long n) throws EvidenceException {
    int width = Tile.width(level, n, size);
    byte[] bytes = width == 0 ? null : bytes(Tile.path(String.valueOf(level), n, width));
    if (bytes == null || bytes.length != width * Hash.BYTES) {
      return List.of();
    }
    return Tile.of(level, n, bytes).hashes();
  }

  /** A file's bytes; null when there is none. */
  private byte @Nullable [] bytes(String path) throws EvidenceException {
    Path file = directory.resolve(path);
    try {
      if (Files.size(file) > MAX_FILE) {
        return null;
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      throw new EvidenceException("can't read " + file + ": " + e.getMessage(), e);
    }
  }

  private static long size(byte[] note) throws EvidenceException {
    try {
      return Checkpoint.parse(SignedNote.parse(note).text()).size();
    } catch (NoteException e) {
      throw new EvidenceException("the checkpoint can't be read: " + e.getMessage(), e);
    }
  }
}
