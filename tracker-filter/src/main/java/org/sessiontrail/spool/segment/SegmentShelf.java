package org.sessiontrail.spool.segment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The files of one log: segments in use, oldest first, and spares that wait for their next use.
 *
 * <p>Numbers are never given twice, not even to a spare, so a frame of an earlier use can't pass
 * for one of the present.
 *
 * <p>Threads: any. The lock guards lists and counts and is never held while the disk works; {@code
 * preparing} is held while a file is filled, so that a writer in need waits for a spare that is
 * almost made.
 */
final class SegmentShelf {
  /** Spares kept; what is drained beyond that is deleted. */
  static final int MAX_SPARES = 2;

  private final ReentrantLock lock = new ReentrantLock();
  private final ReentrantLock preparing = new ReentrantLock();
  private final Path dir;
  private final SegmentLog.Limits limits;
  private final Disk disk;
  private final Blanks blanks;
  private final Deque<Segment> used = new ArrayDeque<>();
  private final Deque<Path> spares = new ArrayDeque<>();
  private long usedBytes;
  private long takenBytes;
  private long frames;
  private long nextNumber = 1;
  private CursorFile.Position last = new CursorFile.Position(0, 0);

  /** What a reader may see of a segment now. */
  record Extent(Segment segment, long end, long frames, boolean followed) {}

  /** A new segment with its file, open for its writer. */
  record Begun(Segment segment, Disk.LogFile file) {}

  SegmentShelf(Path dir, SegmentLog.Limits limits, Disk disk) {
    this.dir = dir;
    this.limits = limits;
    this.disk = disk;
    this.blanks = new Blanks(disk);
  }

  /** Numbers up to {@code number} were seen and are not given again. */
  void seen(long number) {
    lock.lock();
    try {
      nextNumber = Math.max(nextNumber, number + 1);
    } finally {
      lock.unlock();
    }
  }

  /** Takes over a segment found at the start; called in the order of their numbers. */
  void adopt(Segment segment) {
    lock.lock();
    try {
      used.add(segment);
      usedBytes += segment.bytes;
      frames += segment.frames();
      last = new CursorFile.Position(segment.number, segment.end());
    } finally {
      lock.unlock();
    }
  }

  /** Takes over a spare found at the start, or deletes one that doesn't fit. */
  void adoptSpare(Path spare) throws IOException {
    boolean fits = Files.size(spare) == limits.segmentBytes();
    lock.lock();
    try {
      fits = fits && spares.size() < MAX_SPARES && hasRoom();
      if (fits) {
        spares.add(spare);
      }
    } finally {
      lock.unlock();
    }
    if (!fits) {
      disk.remove(spare);
    }
  }

  /**
   * A full-sized file that is the caller's until {@link #begin} or {@link #putBack}, or null when
   * the capacity is used up. Fills a new one only when there is no spare.
   */
  @Nullable Path takeSpare() throws IOException {
    Path spare = pollSpare();
    if (spare != null) {
      return spare;
    }
    preparing.lock();
    try {
      spare = pollSpare();
      return spare == null && reserve() ? allocate() : spare;
    } finally {
      preparing.unlock();
    }
  }

  void putBack(Path spare) {
    lock.lock();
    try {
      takenBytes -= limits.segmentBytes();
      spares.addFirst(spare);
    } finally {
      lock.unlock();
    }
  }

  /** Makes a spare when there is none and room is left; true when it did. */
  boolean prepareSpare() throws IOException {
    preparing.lock();
    try {
      if (hasSpare() || !reserve()) {
        return false;
      }
      putBack(allocate());
      return true;
    } finally {
      preparing.unlock();
    }
  }

  /** Makes {@code spare} the newest segment; durable under its name when this returns. */
  Begun begin(Path spare) throws IOException {
    SegmentHeader header = nextHeader();
    Path file = dir.resolve(FileNames.segment(header.number()));
    Disk.LogFile out;
    try {
      stamp(spare, header);
      disk.move(spare, file);
      out = disk.open(file, StandardOpenOption.WRITE);
    } catch (IOException | RuntimeException e) {
      disk.remove(file);
      giveUp(spare);
      throw e;
    }
    disk.syncDirectory(file);
    Segment segment =
        new Segment(header.number(), file, limits.segmentBytes(), SegmentHeader.BYTES, 0);
    lock.lock();
    try {
      takenBytes -= limits.segmentBytes();
      adopt(segment);
    } finally {
      lock.unlock();
    }
    return new Begun(segment, out);
  }

  /** Frames of {@code segment} up to {@code end} are on disk. */
  void publish(Segment segment, long end, long count) {
    lock.lock();
    try {
      segment.grow(end, count);
      frames += count;
      last = new CursorFile.Position(segment.number, end);
    } finally {
      lock.unlock();
    }
  }

  /** Nothing more is written to {@code segment}: its file failed. Deleted when it holds nothing. */
  void abandon(Segment segment) {
    boolean empty;
    lock.lock();
    try {
      segment.doubt();
      empty = segment.frames() == 0 && used.remove(segment);
      usedBytes -= empty ? segment.bytes : 0;
    } finally {
      lock.unlock();
    }
    if (empty) {
      disk.remove(segment.file);
    }
  }

  /** The oldest segment in use whose number is at least {@code number}, or null. */
  @Nullable Extent extent(long number) {
    lock.lock();
    try {
      for (Segment segment : used) {
        if (segment.number >= number) {
          boolean followed = segment != used.getLast();
          return new Extent(segment, segment.end(), segment.frames(), followed);
        }
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  /** {@code count} frames were given up. */
  void forget(long count) {
    lock.lock();
    try {
      frames -= count;
    } finally {
      lock.unlock();
    }
  }

  /** The oldest segment when its number is below {@code number}, or null: it is drained. */
  @Nullable Segment drained(long number) {
    lock.lock();
    try {
      Segment oldest = used.peek();
      return oldest != null && oldest.number < number ? oldest : null;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Makes the oldest segment, which is drained, a spare, or deletes it. It is blank before it gets
   * that name, so that a spare is blank even if its process was killed meanwhile.
   */
  void recycle(Segment segment) throws IOException {
    Path spare = dir.resolve(FileNames.spare(segment.number));
    boolean keep = isWorthKeeping(segment) && Files.exists(segment.file) && isBlanked(segment);
    if (keep) {
      disk.move(segment.file, spare);
    } else {
      Files.deleteIfExists(segment.file);
    }
    lock.lock();
    try {
      used.remove(segment);
      usedBytes -= segment.bytes;
      if (keep) {
        spares.add(spare);
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isBlanked(Segment segment) {
    try {
      blanks.all(segment.file, segment.bytes);
      return true;
    } catch (IOException deletedInstead) {
      return false;
    }
  }

  /**
   * Overwrites the frames of {@code segment} from {@code from} to {@code to}, which are drained.
   */
  void blank(Segment segment, long from, long to) throws IOException {
    blanks.frames(segment, from, to);
  }

  /** The end of what was written last. */
  CursorFile.Position last() {
    lock.lock();
    try {
      return last;
    } finally {
      lock.unlock();
    }
  }

  long frames() {
    lock.lock();
    try {
      return frames;
    } finally {
      lock.unlock();
    }
  }

  long usedBytes() {
    lock.lock();
    try {
      return usedBytes;
    } finally {
      lock.unlock();
    }
  }

  private boolean isWorthKeeping(Segment segment) {
    lock.lock();
    try {
      return !segment.suspect()
          && segment.bytes == limits.segmentBytes()
          && spares.size() < MAX_SPARES
          && usedBytes + takenBytes + spareBytes() <= limits.capacityBytes();
    } finally {
      lock.unlock();
    }
  }

  private SegmentHeader nextHeader() {
    lock.lock();
    try {
      return new SegmentHeader(
          SegmentHeader.VERSION,
          nextNumber++,
          System.currentTimeMillis(),
          last.number(),
          last.offset());
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Path pollSpare() {
    lock.lock();
    try {
      Path spare = spares.poll();
      takenBytes += spare == null ? 0 : limits.segmentBytes();
      return spare;
    } finally {
      lock.unlock();
    }
  }

  private boolean hasSpare() {
    lock.lock();
    try {
      return !spares.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Takes room for one more file, when there is any. */
  private boolean reserve() {
    lock.lock();
    try {
      boolean room = hasRoom();
      takenBytes += room ? limits.segmentBytes() : 0;
      return room;
    } finally {
      lock.unlock();
    }
  }

  /** Whether one more file fits; under the lock. */
  private boolean hasRoom() {
    long next = usedBytes + takenBytes + spareBytes() + limits.segmentBytes();
    return next <= limits.capacityBytes();
  }

  private long spareBytes() {
    return spares.size() * limits.segmentBytes();
  }

  /** A new file in room that was reserved; the room is returned when this fails. */
  private Path allocate() throws IOException {
    long number;
    lock.lock();
    try {
      number = nextNumber++;
    } finally {
      lock.unlock();
    }
    Path spare = dir.resolve(FileNames.spare(number));
    try {
      disk.allocate(spare, limits.segmentBytes());
      return spare;
    } catch (IOException | RuntimeException e) {
      giveUp(spare);
      throw e;
    }
  }

  private void stamp(Path spare, SegmentHeader header) throws IOException {
    try (Disk.LogFile out = disk.open(spare, StandardOpenOption.WRITE)) {
      out.write(header.encode(), 0);
      out.force();
    }
  }

  private void giveUp(Path spare) {
    disk.remove(spare);
    lock.lock();
    try {
      takenBytes -= limits.segmentBytes();
    } finally {
      lock.unlock();
    }
  }
}
