package org.sessiontrail.intake;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A log to be imported: a file, or a stream that can be read once. What begins like gzip is
 * unpacked, all its members one after the other.
 */
public final class ImportInput {
  private static final int BUFFER_BYTES = 1 << 16;

  private final String name;
  private final @Nullable Path file;
  private final @Nullable InputStream once;
  private @Nullable Counting counting;

  private ImportInput(String name, @Nullable Path file, @Nullable InputStream once) {
    this.name = name;
    this.file = file;
    this.once = once;
  }

  /** The log in {@code file}. */
  public static ImportInput of(Path file) {
    return new ImportInput(String.valueOf(file.getFileName()), file, null);
  }

  /** A log that comes as it is made, for example by standard input. */
  public static ImportInput of(String name, InputStream stream) {
    return new ImportInput(name, null, stream);
  }

  /** What people call it. */
  public String name() {
    return name;
  }

  /** The file, or null. */
  @Nullable Path file() {
    return file;
  }

  /** How many bytes it has as it lies there, −1 when that is not known. */
  long size() throws IOException {
    return file == null ? -1 : Files.size(file);
  }

  /** How many of these were read by the last {@link #open}. */
  long position() {
    return counting == null ? 0 : counting.count;
  }

  /** Its text from the beginning, unpacked. */
  InputStream open() throws IOException {
    InputStream raw =
        once == null ? Files.newInputStream(java.util.Objects.requireNonNull(file)) : once;
    counting = new Counting(raw);
    BufferedInputStream buffered = new BufferedInputStream(counting, BUFFER_BYTES);
    buffered.mark(2);
    boolean packed = buffered.read() == 0x1F && buffered.read() == 0x8B;
    buffered.reset();
    return packed ? new GZIPInputStream(new Patient(buffered), BUFFER_BYTES) : buffered;
  }

  /** Counts what is read. */
  private static final class Counting extends FilterInputStream {
    private long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int out = super.read();
      add(out < 0 ? 0 : 1);
      return out;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int out = super.read(into, from, length);
      add(Math.max(0, out));
      return out;
    }

    private void add(int bytes) {
      count = count + bytes;
    }
  }

  /**
   * Says that there is more unless it is over: the reader of gzip asks that before it looks for a
   * further member, and a pipe that is just empty would end it.
   */
  private static final class Patient extends FilterInputStream {
    Patient(BufferedInputStream in) {
      super(in);
    }

    @Override
    public int available() throws IOException {
      in.mark(1);
      boolean over = in.read() < 0;
      in.reset();
      return over ? 0 : Math.max(1, in.available());
    }
  }
}
