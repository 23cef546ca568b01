package org.sessiontrail.spool.segment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.spool.segment.SegmentLog.Damage;

/** Finds at the start what an earlier life left in a directory. One use, one thread. */
final class SegmentRecovery {
  private final Path dir;
  private final SegmentShelf shelf;
  private final Disk disk;
  private final CursorFile.@Nullable Position cursor;
  private final Consumer<Damage> damaged;
  private final TreeMap<Long, Found> found = new TreeMap<>();

  /** A file of a segment; the header is null when it is damaged. */
  private record Found(Path file, long bytes, @Nullable SegmentHeader header) {}

  SegmentRecovery(
      Path dir,
      SegmentShelf shelf,
      Disk disk,
      CursorFile.@Nullable Position cursor,
      Consumer<Damage> damaged) {
    this.dir = dir;
    this.shelf = shelf;
    this.disk = disk;
    this.cursor = cursor;
    this.damaged = damaged;
  }

  /**
   * Shows every uncommitted intact frame to {@code each} and fills the shelf. Changes no segment.
   */
  void run(Consumer<byte[]> each) throws IOException {
    findFiles();
    stateMissing();
    for (Path spare : FileNames.spares(dir)) {
      shelf.adoptSpare(spare);
    }
    List<Segment> empty = new ArrayList<>();
    for (long number : found.keySet()) {
      Segment segment = recover(number, each);
      shelf.adopt(segment);
      if (segment.frames() == 0) {
        empty.add(segment);
      }
    }
    for (Segment segment : empty) {
      shelf.recycle(segment);
    }
  }

  private void findFiles() throws IOException {
    FileNames.drafts(dir).forEach(disk::remove);
    for (Path spare : FileNames.spares(dir)) {
      shelf.seen(FileNames.number(spare));
    }
    for (Path file : FileNames.segments(dir)) {
      long number = FileNames.number(file);
      shelf.seen(number);
      try (FrameReader reader = new FrameReader(file, number)) {
        found.put(number, new Found(file, Files.size(file), header(file, number, reader)));
      }
    }
    if (cursor != null) {
      shelf.seen(cursor.number());
    }
  }

  /** Without its header a segment's frames can still be checked: they know number and offset. */
  private @Nullable SegmentHeader header(Path file, long number, FrameReader reader)
      throws IOException {
    SegmentHeader header = reader.header();
    if (header != null && header.version() > SegmentHeader.VERSION) {
      throw new IOException(file + " was written by a newer version of the tracker");
    }
    if (header == null || header.number() != number) {
      damaged.accept(new Damage(name(file), 0, SegmentHeader.BYTES, false));
      return null;
    }
    return header;
  }

  /** A header names the segment before it: when that one is gone undrained, its frames are lost. */
  private void stateMissing() {
    for (Found next : found.values()) {
      SegmentHeader header = next.header();
      if (header == null || cursor == null || found.containsKey(header.previous())) {
        continue;
      }
      boolean there = header.previous() == cursor.number();
      long from = there ? cursor.offset() : SegmentHeader.BYTES;
      if (header.previous() >= cursor.number() && header.previousEnd() > from) {
        String name = FileNames.segment(header.previous());
        damaged.accept(new Damage(name, from, header.previousEnd() - from, false));
      }
    }
  }

  private Segment recover(long number, Consumer<byte[]> each) throws IOException {
    Found file = Objects.requireNonNull(found.get(number));
    long offset = start(number);
    long known = knownEnd(number);
    long limit = known < 0 ? file.bytes() : Math.min(known, file.bytes());
    long frames = 0;
    if (cursor == null || number >= cursor.number()) {
      try (FrameReader reader = new FrameReader(file.file(), number)) {
        offset = Math.max(offset, reader.pastBlanks(limit));
        byte[] payload = reader.frame(offset, limit);
        for (; payload != null; payload = reader.frame(offset, limit)) {
          each.accept(payload);
          frames++;
          offset += Frame.size(payload.length);
        }
        stateCut(number, reader, offset, known);
      }
    }
    return new Segment(number, file.file(), file.bytes(), offset, frames);
  }

  private long start(long number) {
    return cursor != null && cursor.number() == number ? cursor.offset() : SegmentHeader.BYTES;
  }

  /** Where the next segment says that this one ended, or -1 when none does. */
  private long knownEnd(long number) {
    for (Found next : found.tailMap(number, false).values()) {
      if (next.header() != null && next.header().previous() == number) {
        return next.header().previousEnd();
      }
    }
    return -1;
  }

  private void stateCut(long number, FrameReader reader, long offset, long known)
      throws IOException {
    String name = FileNames.segment(number);
    if (known > offset) {
      damaged.accept(new Damage(name, offset, known - offset, false));
    } else if (known < 0 && !reader.endsAt(offset)) {
      long bytes = reader.lastUsed(offset) - offset;
      damaged.accept(new Damage(name, offset, bytes, number == found.lastKey()));
    }
  }

  private static String name(Path file) {
    return Objects.requireNonNull(file.getFileName()).toString();
  }
}
