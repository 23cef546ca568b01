package org.sessiontrail.spool.segment;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.spool.segment.SegmentLog.Damage;

/** The reading end of a log. One thread at a time; an interrupt neither stops nor breaks it. */
final class SegmentReader implements AutoCloseable {
  private final Path dir;
  private final SegmentShelf shelf;
  private final CursorFile cursor;
  private final Consumer<Damage> damaged;

  /** What can't be read, and where reading goes on: found once, stated once. */
  private final Map<Spot, Spot> holes = new HashMap<>();

  private Spot committed;
  private Spot polled;
  private long polledFrames;
  private @Nullable FrameReader open;
  private long openNumber;

  /** Up to here nothing is left of what was given up. */
  private CursorFile.Position blanked = new CursorFile.Position(0, 0);

  /** A place in the log; {@code index} counts the frames of the segment before it. */
  private record Spot(long number, long offset, long index) {
    CursorFile.Position position() {
      return new CursorFile.Position(number, offset);
    }
  }

  SegmentReader(
      Path dir,
      SegmentShelf shelf,
      CursorFile cursor,
      CursorFile.Position start,
      Consumer<Damage> damaged) {
    this.dir = dir;
    this.shelf = shelf;
    this.cursor = cursor;
    this.damaged = damaged;
    this.committed = new Spot(start.number(), start.offset(), 0);
    this.polled = committed;
  }

  List<byte[]> poll(int maxFrames) throws IOException {
    polled = committed;
    polledFrames = 0;
    List<byte[]> out = new ArrayList<>();
    Spot spot = committed;
    long passed = 0;
    SegmentShelf.Extent extent = shelf.extent(spot.number);
    while (extent != null && out.size() < maxFrames) {
      if (extent.segment().number != spot.number) {
        spot = new Spot(extent.segment().number, SegmentHeader.BYTES, 0);
      }
      long before = spot.index;
      spot = readOn(extent, spot, maxFrames, out);
      passed += spot.index - before;
      boolean atEnd = spot.offset >= extent.end();
      extent = atEnd && extent.followed() ? shelf.extent(spot.number + 1) : null;
    }
    polled = spot;
    polledFrames = passed;
    return out;
  }

  /** Gives up in memory first: whatever the disk does then, at worst frames are repeated. */
  void commit() throws IOException {
    boolean moved = !polled.equals(committed);
    committed = polled;
    shelf.forget(polledFrames);
    polledFrames = 0;
    holes.keySet().removeIf(spot -> spot.number < committed.number);
    if (moved) {
      cursor.write(committed.position());
    }
    recycleBelow(firstNeeded());
  }

  /** Overwrites what was given up of the segment that is read. The cursor is on disk before. */
  void blank() throws IOException {
    SegmentShelf.Extent extent = shelf.extent(committed.number);
    if (extent == null || extent.segment().number != committed.number) {
      return; // it is drained
    }
    long from = blanked.number() == committed.number ? blanked.offset() : SegmentHeader.BYTES;
    if (committed.offset - from > Frame.HEADER_BYTES) {
      cursor.write(committed.position());
      cursor.sync();
      shelf.blank(extent.segment(), from, committed.offset);
      blanked = committed.position();
    }
  }

  /** When nothing waits, leaves no segment behind that the next start would have to look into. */
  @Override
  public void close() {
    CursorFile.Position end = shelf.last();
    try {
      if (shelf.frames() == 0 && shelf.extent(0) != null) {
        cursor.write(end);
        recycleBelow(Long.MAX_VALUE);
      }
    } catch (IOException foundAtTheNextStart) {
      // then the next start finds the segments drained
    } finally {
      closeIf(openNumber);
      cursor.close();
    }
  }

  /** The cursor is on disk before the first file goes: what is missing then is really missing. */
  private void recycleBelow(long firstNeeded) throws IOException {
    Segment drained = shelf.drained(firstNeeded);
    if (drained != null) {
      cursor.sync();
    }
    for (; drained != null; drained = shelf.drained(firstNeeded)) {
      closeIf(drained.number);
      shelf.recycle(drained);
    }
  }

  /** A drained segment stays while it is the newest, since it is still written. */
  private long firstNeeded() {
    SegmentShelf.Extent extent = shelf.extent(committed.number);
    boolean done =
        extent != null
            && extent.followed()
            && extent.segment().number == committed.number
            && committed.offset >= extent.end();
    return done ? committed.number + 1 : committed.number;
  }

  /** Reads up to the end that {@code extent} states or until {@code out} has enough. */
  private Spot readOn(SegmentShelf.Extent extent, Spot from, int maxFrames, List<byte[]> out)
      throws IOException {
    Spot spot = from;
    while (spot.offset < extent.end() && out.size() < maxFrames) {
      Spot behind = holes.get(spot);
      byte[] payload = behind == null ? frame(extent, spot.offset) : null;
      if (payload != null) {
        out.add(payload);
        long next = spot.offset + Frame.size(payload.length);
        spot = new Spot(spot.number, next, spot.index + 1);
      } else {
        spot = behind == null ? pass(extent, spot) : behind;
      }
    }
    return spot;
  }

  /** Behind what is blank at {@code at}, else behind what is damaged. */
  private Spot pass(SegmentShelf.Extent extent, Spot at) throws IOException {
    FrameReader reader = reader(extent.segment());
    long past = reader == null ? 0 : reader.pastBlanks(extent.end());
    return past > at.offset ? new Spot(at.number, past, at.index) : skip(extent, at);
  }

  private Spot skip(SegmentShelf.Extent extent, Spot at) {
    Spot behind = new Spot(at.number, extent.end(), extent.frames());
    holes.put(at, behind);
    String name = Objects.requireNonNull(extent.segment().file.getFileName()).toString();
    damaged.accept(new Damage(name, at.offset, extent.end() - at.offset, false));
    return behind;
  }

  /** The frame at {@code offset}, or null when it or the whole file is gone. */
  private byte @Nullable [] frame(SegmentShelf.Extent extent, long offset) throws IOException {
    FrameReader reader = reader(extent.segment());
    return reader == null ? null : reader.frame(offset, extent.end());
  }

  private @Nullable FrameReader reader(Segment segment) throws IOException {
    if (open != null && openNumber == segment.number) {
      return open;
    }
    closeIf(openNumber);
    try {
      open = new FrameReader(segment.file, segment.number);
      openNumber = segment.number;
      return open;
    } catch (FileNotFoundException e) {
      return missing(segment, e);
    }
  }

  /** A file that is gone is damage; a directory that is gone may come back, and is waited for. */
  private @Nullable FrameReader missing(Segment segment, FileNotFoundException cause)
      throws IOException {
    if (!Files.isDirectory(dir)) {
      throw new NoSuchFileException(dir.toString(), null, "the directory is gone");
    }
    if (Files.exists(segment.file)) {
      throw new IOException("can't open " + segment.file + ": " + cause.getMessage(), cause);
    }
    return null;
  }

  private void closeIf(long number) {
    if (open != null && openNumber == number) {
      open.close();
      open = null;
    }
  }
}
