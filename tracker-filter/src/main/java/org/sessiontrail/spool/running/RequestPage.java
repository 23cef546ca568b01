package org.sessiontrail.spool.running;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Slots for running requests in a memory-mapped file beside the mark of their stream. The system
 * keeps mapped pages when the process is killed, whether they were forced or not:
 *
 * <pre>
 *   0       4         8            2048     4096
 *   | magic | version | zeros ...  | slot 1 | slot 2 | ...
 *
 *   0       8        12     16
 *   | state | length | CRC  | request, see {@link SlotForm} ...        2048
 *     little  big endian, CRC32C over the request
 *     endian
 *
 *   state   0   free
 *          -1   being written; the request has not reached the application
 *          -2   runs, its record has no number yet
 *           n   its record is number n of the stream
 * </pre>
 *
 * <p>A slot of number n is free once n is durable; nobody has to come back to it. Length and CRC
 * are written after the request and the state after both, so a request is there whole or not at
 * all.
 *
 * <p>Survives the process, not the machine: after a loss of power pages may be older than they
 * were, or torn, which the CRC tells.
 *
 * <p>Threads: {@link #begin} by any number of threads; {@link #close} ends it for all.
 */
final class RequestPage {
  static final VarHandle STATE =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  static final int SLOT_BYTES = 2048;
  static final long FREE = 0;

  private static final Logger LOG = System.getLogger(RequestPage.class.getName());
  private static final long WRITING = -1;
  private static final long RUNNING = -2;
  private static final int MAGIC = 0x53545251;
  private static final int VERSION = 1;
  private static final int LENGTH_AT = 8;
  private static final int CRC_AT = 12;
  private static final int REQUEST_AT = 16;
  private static final byte[] BLANK = new byte[SLOT_BYTES - LENGTH_AT];
  private static final String SUFFIX = ".requests";
  private static final String DRAFT = ".tmp";

  private final Path file;
  private final int slots;
  private final LongPredicate durable;
  private volatile @Nullable ByteBuffer page;

  /**
   * A request whose end was not seen.
   *
   * @param seq the number its record got, or 0 when it got none
   */
  record Used(RunningRequest request, long seq) {}

  private RequestPage(Path file, int slots, LongPredicate durable, ByteBuffer page) {
    this.file = file;
    this.slots = slots;
    this.durable = durable;
    this.page = page;
  }

  /**
   * An empty page.
   *
   * @param mark the mark of its stream, see {@link org.sessiontrail.spool.segment.StreamMark}
   * @param durable whether the record of a number is safe
   */
  static RequestPage create(Path mark, int slots, LongPredicate durable) throws IOException {
    Path file = beside(mark);
    Path draft = file.resolveSibling(file.getFileName() + DRAFT);
    try {
      // all bytes are written before the mapping, so that no page of it lacks space on the disk
      ByteBuffer zeros = ByteBuffer.allocate((slots + 1) * SLOT_BYTES);
      Files.write(draft, zeros.putInt(0, MAGIC).putInt(4, VERSION).array());
      ByteBuffer page = map(draft, zeros.capacity());
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      return new RequestPage(file, slots, durable, page);
    } catch (IOException e) {
      Files.deleteIfExists(draft);
      throw new IOException("can't make " + file + ": " + e, e);
    }
  }

  private static ByteBuffer map(Path file, int bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      channel.force(true);
      return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes);
    }
  }

  /** How many requests it has room for. */
  int slots() {
    return slots;
  }

  /** Puts {@code request} into a free slot; null when there is none, or the page is closed. */
  @Nullable RequestSlot begin(RunningRequest request) {
    ByteBuffer to = page;
    if (to == null) {
      return null;
    }
    // by thread: a thread mostly gets the slot it had before, and threads don't meet
    int first = (int) (Thread.currentThread().getId() % slots);
    for (int i = 0; i < slots; i++) {
      int at = (first + i) % slots * SLOT_BYTES + SLOT_BYTES;
      if (claim(to, at)) {
        int begin = at + REQUEST_AT;
        int length = SlotForm.write(request, to, begin) - begin;
        to.putInt(at + LENGTH_AT, length).putInt(at + CRC_AT, crc(to, begin, length));
        STATE.setRelease(to, at, RUNNING);
        return new RequestSlot(to, at);
      }
    }
    return null;
  }

  private boolean claim(ByteBuffer in, int at) {
    long state = (long) STATE.getAcquire(in, at);
    return (state == FREE || (state > 0 && durable.test(state)))
        && STATE.compareAndSet(in, at, state, WRITING);
  }

  /** Overwrites what is left in slots that are free. Beside any number of requests that begin. */
  void blank() {
    ByteBuffer in = page;
    for (int slot = 1; in != null && slot <= slots; slot++) {
      int at = slot * SLOT_BYTES;
      // a slot that is taken just now may tell any length: then it can't be claimed, or is free
      if (in.getInt(at + LENGTH_AT) != 0 && claim(in, at)) {
        in.put(at + LENGTH_AT, BLANK);
        STATE.setRelease(in, at, FREE);
      }
    }
  }

  private static int crc(ByteBuffer in, int begin, int length) {
    CRC32C crc = new CRC32C();
    crc.update(in.slice(begin, length));
    return (int) crc.getValue();
  }

  /** Takes no more requests and keeps the file. Never throws. */
  void close() {
    page = null;
  }

  /**
   * As {@link #close}, and deletes the file; where that can't be done {@link #sweep} does later.
   */
  void remove() {
    close();
    try {
      Files.deleteIfExists(file);
    } catch (IOException sweptAtTheNextStart) {
      // a mapped file can't be deleted everywhere
    }
  }

  /**
   * The used slots of the page beside {@code mark}, in their order; none where there is no page.
   */
  static List<Used> used(Path mark) throws IOException {
    Path file = beside(mark);
    if (!Files.exists(file)) {
      return List.of();
    }
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file));
    List<Used> out = new ArrayList<>();
    int damaged = 0;
    if (!isOurs(in)) {
      damaged = Math.max(1, in.capacity() / SLOT_BYTES - 1);
    } else {
      for (int at = SLOT_BYTES; at < in.capacity(); at += SLOT_BYTES) {
        long state = (long) STATE.get(in, at);
        if (state == RUNNING || state > 0) {
          RunningRequest request = request(in, at);
          damaged += request == null ? 1 : 0;
          if (request != null) {
            out.add(new Used(request, Math.max(0, state)));
          }
        }
      }
    }
    if (damaged > 0) {
      LOG.log(
          Level.WARNING,
          "TRK-0272 {0} slots of {1} are damaged or foreign: which requests ran there when the"
              + " process ended can''t be told",
          damaged,
          file);
    }
    return out;
  }

  private static boolean isOurs(ByteBuffer in) {
    return in.capacity() > SLOT_BYTES
        && in.capacity() % SLOT_BYTES == 0
        && in.getInt(0) == MAGIC
        && in.getInt(4) == VERSION;
  }

  /** The request of a slot, or null when it is not whole. */
  private static @Nullable RunningRequest request(ByteBuffer in, int at) {
    int begin = at + REQUEST_AT;
    int length = in.getInt(at + LENGTH_AT);
    if (length <= 0
        || length > SlotForm.MOST_BYTES
        || in.getInt(at + CRC_AT) != crc(in, begin, length)) {
      return null;
    }
    try {
      return SlotForm.read(in.slice(begin, length));
    } catch (IllegalArgumentException ofANewerVersion) {
      return null;
    }
  }

  /** Deletes the page beside {@code mark}, if there is one. */
  static void discard(Path mark) throws IOException {
    Files.deleteIfExists(beside(mark));
  }

  /** Deletes the pages in {@code dir} whose mark is gone, and drafts. While nobody uses it. */
  static void sweep(Path dir) throws IOException {
    try (DirectoryStream<Path> pages = Files.newDirectoryStream(dir, "stream-*" + SUFFIX + "*")) {
      for (Path file : pages) {
        String name = file.getFileName().toString();
        String stem = name.substring(0, name.indexOf('.'));
        if (name.endsWith(DRAFT) || !Files.exists(file.resolveSibling(stem + ".mark"))) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static Path beside(Path mark) {
    String name = mark.getFileName().toString();
    return mark.resolveSibling(name.substring(0, name.indexOf('.')) + SUFFIX);
  }
}
