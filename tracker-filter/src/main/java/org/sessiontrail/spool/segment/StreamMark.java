package org.sessiontrail.spool.segment;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one stream in a memory-mapped file, which the system keeps when the process is
 * killed:
 *
 * <pre>
 *   0       4         8        12     16          4000    4008      4016
 *   | magic | version | length | CRC  | stream    | taken | durable | closed | 0 ... 4096
 *     big endian, CRC over length and stream        little endian, each written at once
 * </pre>
 *
 * <p>Survives the process, not the machine: after a power failure the numbers may be older than
 * they were, and a reader takes the higher of these and of the frames it finds.
 *
 * <p>Threads: {@link #taken} and {@link #durable} may run at once, each by one thread at a time.
 */
public final class StreamMark implements AutoCloseable {
  private static final Logger LOG = System.getLogger(StreamMark.class.getName());
  private static final VarHandle SLOT =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int FILE_BYTES = 4096;
  private static final int MAGIC = 0x53544d4b;
  private static final int VERSION = 1;
  private static final int LENGTH_AT = 8;
  private static final int CRC_AT = 12;
  private static final int STREAM_AT = 16;
  private static final int TAKEN_AT = 4000;
  private static final int DURABLE_AT = 4008;
  private static final int CLOSED_AT = 4016;

  private final Path file;
  private volatile @Nullable ByteBuffer numbers;

  /**
   * What a stream that was not closed left.
   *
   * @param taken last number given to a record
   * @param durable last number known to be on disk; all before it are too
   */
  public record Left(String stream, long taken, long durable, Path file) {
    /**
     * All of the stream up to {@code last} is on disk, what it lost is stated there: it ended with
     * this number. Stays in {@code dir}, so that each start finds it, until {@link #forget}.
     */
    public void settle(long last, Path dir) throws IOException {
      ByteBuffer numbers = ByteBuffer.allocate(CLOSED_AT - TAKEN_AT).order(ByteOrder.LITTLE_ENDIAN);
      numbers.putLong(last).putLong(last).flip();
      try (Disk.LogFile out = new Disk().open(file, StandardOpenOption.WRITE)) {
        out.write(numbers, TAKEN_AT);
        out.force();
      }
      if (!dir.equals(file.getParent())) {
        Path kept = dir.resolve(file.getFileName());
        new Disk().move(file, kept);
        new Disk().syncDirectory(kept);
      }
    }

    /**
     * Notes that {@code last} is the last number found on disk, so that it is known when the frames
     * that told so are gone.
     */
    public void found(long last) throws IOException {
      if (last > durable) {
        byte[] number = new byte[Long.BYTES];
        ByteBuffer.wrap(number).order(ByteOrder.LITTLE_ENDIAN).putLong(last);
        try (RandomAccessFile mark = new RandomAccessFile(file.toFile(), "rw")) {
          mark.seek(DURABLE_AT);
          mark.write(number);
        }
      }
    }
  }

  private StreamMark(Path file, ByteBuffer numbers) {
    this.file = file;
    this.numbers = numbers;
  }

  /**
   * A mark for a new stream, with both numbers 0.
   *
   * @throws IOException when the stream has a mark already, or the disk fails
   */
  public static StreamMark create(Path dir, String stream) throws IOException {
    byte[] name = stream.getBytes(StandardCharsets.UTF_8);
    if (name.length == 0 || name.length > TAKEN_AT - STREAM_AT) {
      throw new IllegalArgumentException("stream of " + name.length + " bytes");
    }
    Path file = file(dir, name);
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString(), null, "stream " + stream);
    }
    Path draft = dir.resolve(file.getFileName() + FileNames.DRAFT);
    try {
      Files.write(draft, content(name));
      ByteBuffer numbers = map(draft);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      new Disk().syncDirectory(file);
      return new StreamMark(file, numbers);
    } catch (IOException e) {
      Files.deleteIfExists(draft);
      throw new IOException("can't make " + file + ": " + e, e);
    }
  }

  /** Its file, in the stream's place. */
  public Path file() {
    return file;
  }

  /**
   * {@code seq} was given to a record.
   *
   * @throws IllegalStateException after {@link #close()} or {@link #remove()}
   */
  public void taken(long seq) {
    SLOT.setRelease(open(), TAKEN_AT, seq);
  }

  /**
   * The record {@code seq} and all before it are on disk, or stated as lost.
   *
   * @throws IllegalStateException after {@link #close()} or {@link #remove()}
   */
  public void durable(long seq) {
    SLOT.setRelease(open(), DURABLE_AT, seq);
  }

  /**
   * The stream ended properly: deletes the file. Where a mapped file can't be deleted, the file
   * says that it is closed and {@link #left} deletes it. Never throws; again without effect.
   */
  public void remove() {
    ByteBuffer open = numbers;
    if (open != null) {
      SLOT.setRelease(open, CLOSED_AT, 1L);
      close();
      new Disk().remove(file);
    }
  }

  /**
   * Deletes the mark in {@code dir} of a stream that was left. Never throws; as {@link #remove}.
   */
  public static void forget(Path dir, String stream) {
    new Disk().remove(file(dir, stream.getBytes(StandardCharsets.UTF_8)));
  }

  /** Keeps the file: the stream counts as not closed. */
  @Override
  public void close() {
    numbers = null;
  }

  /**
   * The marks in {@code dir} of streams that were not closed, a stream that is open now included.
   * Deletes marks of closed ones; a damaged file is renamed to {@code *.bad} and logged.
   */
  public static List<Left> left(Path dir) throws IOException {
    List<Left> out = new ArrayList<>();
    for (Path file : FileNames.marks(dir)) {
      ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file));
      if (!isWhole(in)) {
        putAside(file);
      } else if ((long) SLOT.get(in, CLOSED_AT) != 0) {
        Files.deleteIfExists(file);
      } else {
        String stream =
            new String(in.array(), STREAM_AT, in.getInt(LENGTH_AT), StandardCharsets.UTF_8);
        long taken = (long) SLOT.get(in, TAKEN_AT);
        out.add(new Left(stream, taken, (long) SLOT.get(in, DURABLE_AT), file));
      }
    }
    return out;
  }

  private ByteBuffer open() {
    ByteBuffer open = numbers;
    if (open == null) {
      throw new IllegalStateException("mark " + file + " is closed");
    }
    return open;
  }

  /** All bytes are written before the mapping, so that no page of it lacks space on the disk. */
  private static byte[] content(byte[] name) {
    ByteBuffer out = ByteBuffer.allocate(FILE_BYTES);
    out.putInt(MAGIC).putInt(VERSION).putInt(name.length).putInt(0).put(name);
    return out.putInt(CRC_AT, crc(out, name.length)).array();
  }

  private static ByteBuffer map(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      channel.force(true);
      return channel.map(FileChannel.MapMode.READ_WRITE, 0, FILE_BYTES);
    }
  }

  private static boolean isWhole(ByteBuffer in) {
    if (in.capacity() != FILE_BYTES || in.getInt(0) != MAGIC || in.getInt(4) != VERSION) {
      return false;
    }
    int length = in.getInt(LENGTH_AT);
    return length > 0 && length <= TAKEN_AT - STREAM_AT && in.getInt(CRC_AT) == crc(in, length);
  }

  private static void putAside(Path file) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".bad");
    Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    LOG.log(
        Level.WARNING,
        "TRK-0212 {0} is damaged or foreign and was put aside as {1}: how many records its stream"
            + " lost can''t be told",
        file,
        aside.getFileName());
  }

  private static int crc(ByteBuffer mark, int length) {
    CRC32C crc = new CRC32C();
    crc.update(mark.slice(LENGTH_AT, Integer.BYTES));
    crc.update(mark.slice(STREAM_AT, length));
    return (int) crc.getValue();
  }

  private static Path file(Path dir, byte[] stream) {
    return dir.resolve(String.format(Locale.ROOT, "stream-%016x.mark", hash(stream)));
  }

  private static long hash(byte[] name) {
    return ((long) Arrays.hashCode(name) << Integer.SIZE) | Integer.toUnsignedLong(crcOf(name));
  }

  private static int crcOf(byte[] name) {
    CRC32C crc = new CRC32C();
    crc.update(name);
    return (int) crc.getValue();
  }
}
