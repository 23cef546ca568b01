package org.sessiontrail.spool.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The writing end of a log. Frames are gathered in one buffer and go out with one positional write
 * and one force; a batch larger than the buffer takes more writes, still one force.
 *
 * <p>One thread at a time, never interrupted: an interrupt closes the channel, which counts as a
 * failed write.
 */
final class SegmentWriter implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 18;

  private final SegmentShelf shelf;
  private final Disk disk;
  private final int maxPayloadBytes;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);

  private @Nullable Segment segment;
  private Disk.@Nullable LogFile file;
  private @Nullable IOException failure;

  /** Where the buffer's first byte goes in the file. */
  private long position;

  /** Frames since the last force, in the buffer or already written. */
  private long pending;

  SegmentWriter(SegmentShelf shelf, Disk disk, int maxPayloadBytes) {
    this.shelf = shelf;
    this.disk = disk;
    this.maxPayloadBytes = maxPayloadBytes;
  }

  boolean append(byte[] payload) throws IOException {
    if (payload.length == 0) {
      throw new IllegalArgumentException("a frame without payload looks like the end");
    }
    if (failure != null) {
      throw new IOException("waiting for force() to report: " + failure.getMessage(), failure);
    }
    if (payload.length > maxPayloadBytes || (!fits(payload) && !turn())) {
      return false;
    }
    Segment current = segment;
    Disk.LogFile out = file;
    if (current == null || out == null) {
      throw new IllegalStateException("no segment after turning to a new one");
    }
    try {
      int crc = Frame.crc(current.number, position + buffer.position(), payload);
      room(out, Frame.HEADER_BYTES);
      buffer.putInt(payload.length).putInt(crc);
      put(out, payload);
      pending++;
      return true;
    } catch (IOException e) {
      abandon(e);
      throw e;
    }
  }

  void force() throws IOException {
    IOException before = failure;
    failure = null;
    if (before != null) {
      throw new IOException("lost since the last force: " + before.getMessage(), before);
    }
    try {
      commit();
    } catch (IOException e) {
      abandon(e);
      failure = null;
      throw e;
    }
  }

  /** What was not forced is dropped. */
  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
    file = null;
    segment = null;
    pending = 0;
    buffer.clear();
  }

  private boolean fits(byte[] payload) {
    return segment != null
        && position + buffer.position() + Frame.size(payload.length) + Frame.END_BYTES
            <= segment.bytes;
  }

  /**
   * Ends the segment and begins the next; false when there is no room for one. The file is got
   * first: while there is none, what is pending stays untouched.
   */
  private boolean turn() throws IOException {
    Path spare = shelf.takeSpare();
    if (spare == null) {
      return false;
    }
    try {
      commit();
    } catch (IOException e) {
      shelf.putBack(spare);
      abandon(e);
      throw e;
    }
    SegmentShelf.Begun begun = shelf.begin(spare);
    close();
    segment = begun.segment();
    file = begun.file();
    position = SegmentHeader.BYTES;
    return true;
  }

  private void commit() throws IOException {
    if (pending == 0 || segment == null || file == null) {
      return;
    }
    room(file, Frame.END_BYTES);
    buffer.putInt(0);
    writeOut(file);
    position -= Frame.END_BYTES;
    file.force();
    disk.check(segment.file);
    shelf.publish(segment, position, pending);
    pending = 0;
  }

  private void put(Disk.LogFile out, byte[] payload) throws IOException {
    int done = 0;
    while (done < payload.length) {
      room(out, 1);
      int count = Math.min(payload.length - done, buffer.remaining());
      buffer.put(payload, done, count);
      done += count;
    }
  }

  private void room(Disk.LogFile out, int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      writeOut(out);
    }
  }

  private void writeOut(Disk.LogFile out) throws IOException {
    int count = buffer.position();
    out.write(buffer.flip(), position);
    position += count;
    buffer.clear();
  }

  /** After a failed force nobody knows which pages are on disk: the file is written no more. */
  private void abandon(IOException cause) {
    failure = cause;
    if (segment != null) {
      Segment failed = segment;
      close();
      shelf.abandon(failed);
    }
  }
}
