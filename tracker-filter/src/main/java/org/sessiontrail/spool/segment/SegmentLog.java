package org.sessiontrail.spool.segment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A queue of frames in preallocated segment files.
 *
 * <pre>
 *   cursor              two slots: given up to here (segment, offset)
 *
 *   segment-…07.log     | header | blank ....... | frame | ... | frame |0000|
 *                                                ▲ cursor
 *   segment-…08.log     | header | frame | frame | ... | frame |0000|
 *   segment-…10.log     | header | frame | frame |0000| zeros ...               |
 *                                                ▲ end: forced up to here
 *   spare-…06.log       a drained segment, blank, waits for its next use
 *   spare-…09.log       or a file filled with zeros in advance
 * </pre>
 *
 * <p>A segment has its full size from the start, so a commit is one positional write and one force
 * without meta data. Segments are numbered in the order of writing, with holes; header, frame and
 * segment are drawn in {@link SegmentHeader}, {@link Frame}, {@link Segment}.
 *
 * <p>Delivery is at least once: a crash between the reader's work and its {@link #commit()}, or a
 * force that failed after the disk had taken the bytes, repeats frames. It never loses a frame that
 * {@link #force()} returned for, short of damage, which is stated.
 *
 * <p>Order of a recycling: cursor on disk past the segment, then zeros, then the rename. Order of a
 * beginning: header on disk, then the rename, then the directory, then the first frame. A crash
 * between any two leaves a segment that is read again or a spare.
 *
 * <p>Threads: one at a time appends and forces, and must not be interrupted; one at a time polls
 * and commits, and may be; one at a time prepares. They share one lock that is not held during disk
 * work. {@link #close()} comes after all of them.
 */
public final class SegmentLog implements AutoCloseable {
  private final SegmentShelf shelf;
  private final SegmentWriter writer;
  private final SegmentReader reader;
  private final List<Damage> damages;
  private final Limits limits;
  private volatile boolean closed;

  /**
   * Sizes of a log.
   *
   * @param segmentBytes size of a file, of at least {@value #MIN_SEGMENT_BYTES}
   * @param capacityBytes bound of all files, of at least {@value #MIN_SEGMENTS} segments
   */
  public record Limits(long segmentBytes, long capacityBytes) {
    static final long MIN_SEGMENT_BYTES = 1024;
    static final long MIN_SEGMENTS = 3;
    private static final long SMALLEST = 1 << 18;
    private static final long LARGEST = 1 << 24;

    /** Checks the bounds. */
    public Limits {
      if (segmentBytes < MIN_SEGMENT_BYTES || segmentBytes > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("segments of " + segmentBytes + " bytes");
      }
      if (capacityBytes / segmentBytes < MIN_SEGMENTS) {
        throw new IllegalArgumentException(
            "capacity of " + capacityBytes + " bytes; at least " + MIN_SEGMENTS * segmentBytes);
      }
    }

    /** Eight segments or more of 256 KiB to 16 MiB; a small capacity has at least three. */
    public static Limits of(long capacityBytes) {
      long eighth = Long.highestOneBit(Math.max(1, capacityBytes / 8));
      return new Limits(Math.min(LARGEST, Math.max(SMALLEST, eighth)), capacityBytes);
    }
  }

  /**
   * Bytes that should hold frames and don't.
   *
   * @param segment name of the file
   * @param bytes how many; of a tail at most so many, since a file that is used again holds older
   *     bytes too
   * @param tail true for the torn end of the last segment written, which no force had returned for;
   *     false for bytes lost in the middle
   */
  public record Damage(String segment, long offset, long bytes, boolean tail) {}

  private SegmentLog(Path dir, Limits limits, Disk disk, CursorFile cursor, Consumer<byte[]> each)
      throws IOException {
    this.limits = limits;
    this.damages = new CopyOnWriteArrayList<>();
    this.shelf = new SegmentShelf(dir, limits, disk);
    cursor.sync();
    CursorFile.Position last = cursor.position();
    new SegmentRecovery(dir, shelf, disk, last, damages::add).run(each);
    this.writer = new SegmentWriter(shelf, disk, maxPayloadBytes());
    this.reader = new SegmentReader(dir, shelf, cursor, start(last), damages::add);
  }

  /**
   * Opens and recovers. A segment for what is appended from now on is begun with the first append.
   *
   * @param dir exists and is used by nobody else, see {@link SpoolPlace}
   * @param each sees every uncommitted intact frame once, in order; {@link #poll} gives them again
   * @throws IOException when the directory can't be read, or was written by a newer version
   */
  public static SegmentLog open(Path dir, Limits limits, Consumer<byte[]> each) throws IOException {
    return open(dir, limits, each, new Disk());
  }

  static SegmentLog open(Path dir, Limits limits, Consumer<byte[]> each, Disk disk)
      throws IOException {
    CursorFile cursor = new CursorFile(dir.resolve(FileNames.CURSOR));
    try {
      return new SegmentLog(dir, limits, disk, cursor, each);
    } catch (IOException | RuntimeException e) {
      cursor.close();
      throw e;
    }
  }

  /** Everything that was found damaged since the log was opened, in the order it was found. */
  public List<Damage> damages() {
    return List.copyOf(damages);
  }

  /**
   * Takes {@code payload} for the next {@link #force()}. Begins a new segment when this one is
   * full; what was appended before is forced then.
   *
   * @return false when it was not taken: the capacity is used up, or it is longer than {@link
   *     #maxPayloadBytes()}
   * @throws IOException when it was not taken because the disk failed; what was appended before
   *     still waits for {@link #force()}, which tells whether it is safe
   */
  public boolean append(byte[] payload) throws IOException {
    refuseClosed();
    return writer.append(payload);
  }

  /**
   * Returns when everything appended is on disk.
   *
   * @throws IOException when it may not be: all since the last force that returned must be appended
   *     again and goes to a fresh segment, since nobody knows what a failed force left. Back off
   *     before trying again, a fresh segment may have to be filled.
   */
  public void force() throws IOException {
    refuseClosed();
    writer.force();
  }

  /** The oldest forced frames that were not committed; the same again until {@link #commit()}. */
  public List<byte[]> poll(int maxFrames) throws IOException {
    refuseClosed();
    return reader.poll(maxFrames);
  }

  /**
   * Gives up what the last {@link #poll} returned and recycles what is drained.
   *
   * @throws IOException when the disk did not take note: the frames are given up all the same, and
   *     come again only after a restart
   */
  public void commit() throws IOException {
    refuseClosed();
    reader.commit();
  }

  /**
   * Overwrites what was committed of the segment that is read; the others are overwritten when they
   * are drained. Belongs to the thread that polls, and costs it two forces when there is something
   * to do: so call it now and then.
   *
   * @throws IOException when the disk failed; the bytes may still be there
   */
  public void blank() throws IOException {
    refuseClosed();
    reader.blank();
  }

  /**
   * Fills a file for the next segment when there is none and room is left, so that a writer doesn't
   * have to. Takes as long as the disk needs for a segment's bytes.
   *
   * @return whether it did
   */
  public boolean prepareSpare() throws IOException {
    return !closed && shelf.prepareSpare();
  }

  /** Longest payload that fits into a segment. */
  public int maxPayloadBytes() {
    return (int) (limits.segmentBytes() - SegmentHeader.BYTES)
        - Frame.HEADER_BYTES
        - Frame.END_BYTES;
  }

  /** Frames that are forced and not committed. */
  public long frames() {
    return shelf.frames();
  }

  /** Disk space of the segments in use, without spares. */
  public long bytes() {
    return shelf.usedBytes();
  }

  /** Bound of the disk space, spares included. */
  public long capacityBytes() {
    return limits.capacityBytes();
  }

  /** Drops what was not forced; forced frames stay for the next open. */
  @Override
  public void close() {
    closed = true;
    writer.close();
    reader.close();
  }

  private CursorFile.Position start(CursorFile.@Nullable Position last) {
    return last == null ? new CursorFile.Position(0, SegmentHeader.BYTES) : last;
  }

  private void refuseClosed() throws IOException {
    if (closed) {
      throw new IOException("the segment log is closed");
    }
  }
}
