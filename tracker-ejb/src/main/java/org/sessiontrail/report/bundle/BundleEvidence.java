package org.sessiontrail.report.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.evidence.Evidence;
import org.sessiontrail.ledger.evidence.EvidenceException;
import org.sessiontrail.ledger.evidence.EvidenceRecord;
import org.sessiontrail.ledger.evidence.Finding;
import org.sessiontrail.ledger.evidence.PublishedNote;
import org.sessiontrail.ledger.note.NoteException;
import org.sessiontrail.ledger.note.TlogPolicy;
import org.sessiontrail.ledger.tree.Frontier;
import org.sessiontrail.ledger.tree.Hash;
import org.sessiontrail.ledger.tree.Tile;

/**
 * A bundle that {@link BundleWriter} wrote, or that somebody changed since: a zip file or a
 * directory. Whatever it holds, what is wrong with it is a finding.
 *
 * <p>Threads: one thread. Memory: a line a file.
 */
public final class BundleEvidence implements Evidence {
  private static final int SMALL = 1 << 21;
  private static final int MAX_LEAVES = Tile.WIDTH * (65_535 + Short.BYTES);

  private final BundleFiles files;
  private final BundleCheck check;
  private final Extent extent;
  private final @Nullable EntryLines lines;
  private final boolean isOfASession;
  private final long[] checkpoints;
  private final Map<Long, String> consistency = new HashMap<>();
  private final Map<Integer, Tile> tiles = new HashMap<>();
  private ByteBuffer leaves = ByteBuffer.allocate(0);
  private String leavesName = "";
  private long leavesIndex = -1;
  private boolean hasLeaves;
  private @Nullable EvidenceRecord next;

  private BundleEvidence(BundleFiles files) throws IOException {
    this.files = files;
    this.check = new BundleCheck(files);
    Manifest manifest = check.manifest();
    this.isOfASession = manifest != null && manifest.query().keySet().equals(Set.of("session"));
    this.extent = manifest == null ? new Extent(Form.SPARSE, 0, 0, 0) : check.extent(manifest);
    this.checkpoints =
        files.names().stream()
            .filter(name -> name.matches("checkpoints/[1-9][0-9]{0,17}"))
            .mapToLong(name -> Long.parseLong(name.substring("checkpoints/".length())))
            .sorted()
            .toArray();
    for (String name : files.names()) {
      if (name.matches("consistency/[0-9]{1,18}-[0-9]{1,18}")) {
        consistency.put(Long.valueOf(name.substring(name.indexOf('-') + 1)), name);
      }
    }
    this.lines =
        manifest == null || !check.hasEntries() ? null : new EntryLines(files, extent, check);
  }

  /**
   * The bundle at {@code path}.
   *
   * @throws EvidenceException when there is nothing to be read
   */
  public static BundleEvidence open(Path path) throws EvidenceException {
    try {
      BundleFiles files = Files.isDirectory(path) ? new DirectoryFiles(path) : new ZipFiles(path);
      return new BundleEvidence(files);
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new EvidenceException("can't read " + path + ": " + e.getMessage(), e);
    }
  }

  /** Whether {@code path} is a directory with a bundle in it, or a file. */
  public static boolean isBundle(Path path) {
    return Files.isRegularFile(path) || Files.isRegularFile(path.resolve(Manifest.NAME));
  }

  @Override
  public String name() {
    return "the bundle";
  }

  @Override
  public Extent extent() {
    return extent;
  }

  @Override
  public Frontier base() throws EvidenceException {
    if (extent.from() == 0 || extent.form() == Form.SPARSE) {
      return new Frontier();
    }
    String name = "frontier-" + extent.from();
    String text = text(name);
    try {
      String[] parts = text == null ? new String[0] : text.split("\n", -1);
      if (parts.length > 1 && parts[0].equals("size " + extent.from())) {
        List<Hash> subtrees = new ArrayList<>();
        for (String line : Arrays.asList(parts).subList(1, parts.length - 1)) {
          subtrees.add(Hash.parse(line));
        }
        return new Frontier(extent.from(), subtrees);
      }
    } catch (IllegalArgumentException e) {
      // reported below
    }
    check.problem(name, "The edge of the tree before the first record is missing or damaged.");
    return new Frontier(
        extent.from(), Collections.nCopies(Long.bitCount(extent.from()), emptyHash()));
  }

  @Override
  public @Nullable TlogPolicy policy() throws EvidenceException {
    String text = text("policy.txt");
    try {
      return text == null ? null : TlogPolicy.parse(text);
    } catch (NoteException e) {
      check.problem("policy.txt", "The keys in the bundle can't be read: " + e.getMessage() + ".");
      return null;
    }
  }

  @Override
  public List<PublishedNote> checkpoints(long after, int most) throws EvidenceException {
    List<PublishedNote> out = new ArrayList<>();
    for (long size : checkpoints) {
      if (size > after && out.size() < most) {
        String name = "checkpoints/" + size;
        String proof = extent.form() == Form.SPARSE ? null : consistency.get(size);
        out.add(
            new PublishedNote(
                name,
                size,
                Objects.requireNonNullElse(text(name), ""),
                proof == null ? null : text(proof)));
      }
    }
    return out;
  }

  @Override
  public void records(long from, long to, Visitor visitor) throws EvidenceException {
    EntryLines of = lines;
    if (of == null) {
      return;
    }
    try {
      while (true) {
        EvidenceRecord record = next == null ? of.next() : next;
        next = record;
        if (record == null || record.index() >= to) {
          return;
        }
        next = null;
        if (record.index() >= from) {
          compare(record);
          visitor.take(record);
        }
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The leaves are here twice where the tiles are: whoever reads the one must see the other. */
  private void compare(EvidenceRecord record) throws EvidenceException {
    byte[] leaf = record.leaf();
    if (extent.form() != Form.WHOLE || extent.from() > 0 || leaf == null) {
      return;
    }
    long index = record.index() / Tile.WIDTH;
    if (index != leavesIndex) {
      leavesIndex = index;
      leavesName = Tile.path("entries", index, Tile.width(0, index, extent.to()));
      byte[] bytes = bytes(leavesName, MAX_LEAVES);
      leaves = ByteBuffer.wrap(bytes == null ? new byte[0] : bytes);
      hasLeaves = bytes != null;
    }
    if (!hasLeaves) {
      return;
    }
    byte[] other = new byte[leaf.length];
    boolean isSame =
        leaves.remaining() >= Short.BYTES + leaf.length
            && (leaves.getShort() & 0xFFFF) == leaf.length
            && Arrays.equals(leaf, read(leaves, other));
    if (!isSame) {
      hasLeaves = false;
      check.problem(
          leavesName,
          "The file \""
              + leavesName
              + "\" does not hold what entries.jsonl holds at record "
              + record.index()
              + ".");
    }
  }

  private static byte[] read(ByteBuffer from, byte[] into) {
    from.get(into);
    return into;
  }

  @Override
  public List<@Nullable Hash> kept(int level, long from, long to) throws EvidenceException {
    List<@Nullable Hash> out = new ArrayList<>((int) (to - from));
    for (long index = from; index < to; index++) {
      Tile tile = tile(level / Tile.HEIGHT, index / Tile.WIDTH);
      int place = (int) (index % Tile.WIDTH);
      out.add(tile == null || place >= tile.hashes().size() ? null : tile.hashes().get(place));
    }
    return out;
  }

  @Override
  public @Nullable String consistency(long older) throws EvidenceException {
    return checkpoints.length == 0
        ? null
        : text("consistency/" + older + "-" + checkpoints[checkpoints.length - 1]);
  }

  @Override
  public boolean holdsWholeSessions() {
    return isOfASession && extent.form() == Form.SPARSE;
  }

  @Override
  public byte @Nullable [] token(long size) throws EvidenceException {
    return bytes("timestamps/" + size + ".tsr");
  }

  @Override
  public List<EvidenceRecord> statements() throws EvidenceException {
    List<EvidenceRecord> out = new ArrayList<>();
    for (String name : files.names()) {
      if (name.matches("removals/(0|[1-9][0-9]{0,17})\\.json")) {
        long place = Long.parseLong(name.substring("removals/".length(), name.indexOf('.')));
        String proof = text("removals/" + place + ".tlog-proof");
        out.add(new EvidenceRecord(place, bytes(name), null, List.of(), List.of(), proof));
      }
    }
    return out;
  }

  @Override
  public List<Finding> problems() throws EvidenceException {
    String newest = text("checkpoint");
    boolean isListed =
        checkpoints.length > 0
            && newest != null
            && newest.equals(text("checkpoints/" + checkpoints[checkpoints.length - 1]));
    if (!isListed) {
      check.problem(
          "checkpoint", "The newest checkpoint is missing, or is another one than listed.");
    }
    EntryLines of = lines;
    try {
      if (of != null) {
        of.end();
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
    return check.findings();
  }

  @Override
  public void close() {
    EntryLines of = lines;
    if (of != null) {
      of.close();
    }
    files.close();
  }

  private @Nullable Tile tile(int level, long index) throws EvidenceException {
    Tile known = tiles.get(level);
    if (known != null && known.index() == index) {
      return known;
    }
    int width = level >= 8 ? 0 : Tile.width(level, index, extent.to());
    byte[] bytes = width == 0 ? null : bytes(Tile.path(String.valueOf(level), index, width));
    if (bytes == null || bytes.length != width * Hash.BYTES) {
      return null;
    }
    Tile read = Tile.of(level, index, bytes);
    tiles.put(level, read);
    return read;
  }

  private @Nullable String text(String name) throws EvidenceException {
    byte[] bytes = bytes(name);
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  private byte @Nullable [] bytes(String name) throws EvidenceException {
    return bytes(name, SMALL);
  }

  private byte @Nullable [] bytes(String name, int most) throws EvidenceException {
    try {
      return files.read(name, most);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static Hash emptyHash() {
    return Hash.of(new byte[Hash.BYTES]);
  }

  private static EvidenceException unreadable(IOException e) {
    return new EvidenceException("the bundle could not be read: " + e.getMessage(), e);
  }
}
