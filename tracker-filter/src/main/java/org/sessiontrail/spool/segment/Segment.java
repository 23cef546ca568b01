package org.sessiontrail.spool.segment;

import java.nio.file.Path;

/**
 * A segment in use, as the log knows it.
 *
 * <pre>
 *   0         64                                end                          bytes
 *   | header   | frame | frame | ... | frame     | 0000 | zeros ...            |
 * </pre>
 *
 * {@code end} moves when a batch of frames is on disk; what a reader may see lies before it. The
 * four zero bytes are written with each batch and overwritten by the next, so a segment that ends
 * well differs from a torn one.
 *
 * <p>Mutable parts are guarded by the lock of the {@link SegmentShelf}.
 */
final class Segment {
  final long number;
  final Path file;
  final long bytes;

  private long end;
  private long frames;
  private boolean suspect;

  Segment(long number, Path file, long bytes, long end, long frames) {
    this.number = number;
    this.file = file;
    this.bytes = bytes;
    this.end = end;
    this.frames = frames;
  }

  /** One past the last frame on disk. */
  long end() {
    return end;
  }

  /** How many frames lie on disk from where reading began. */
  long frames() {
    return frames;
  }

  /** Whether a write or force failed: such a file is not used again. */
  boolean suspect() {
    return suspect;
  }

  void grow(long newEnd, long newFrames) {
    end = newEnd;
    frames += newFrames;
  }

  void doubt() {
    suspect = true;
  }
}
