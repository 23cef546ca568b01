package org.sessiontrail.report.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A bundle as one zip file in the {@link ZipForm}. A file waits in memory, and from {@value
 * #IN_MEMORY} bytes on beside the zip file, until its length is known.
 */
public final class ZipSink implements BundleSink {
  private static final int IN_MEMORY = 1 << 16;

  private final OutputStream out;
  private final Path temporary;
  private final List<ZipForm.Entry> entries = new ArrayList<>();
  private long written;

  /**
   * A zip file to {@code out}, which the caller closes.
   *
   * @param temporary directory for files that are being written
   */
  public ZipSink(OutputStream out, Path temporary) {
    this.out = out;
    this.temporary = temporary;
  }

  @Override
  public OutputStream create(String name) {
    return new Waiting(name);
  }

  @Override
  public void finish() throws IOException {
    long from = written;
    for (ZipForm.Entry entry : entries) {
      write(ZipForm.central(entry));
    }
    write(ZipForm.end(entries.size(), from, written - from));
    out.flush();
  }

  private void write(byte[] bytes) throws IOException {
    out.write(bytes);
    written += bytes.length;
  }

  /** A file whose length is not known yet. */
  private final class Waiting extends OutputStream {
    private final String name;
    private final CRC32 crc = new CRC32();
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable Path file;
    private OutputStream to = memory;
    private long size;
    private boolean closed;

    Waiting(String name) {
      this.name = name;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      crc.update(bytes, from, count);
      size += count;
      if (file == null && size > IN_MEMORY) {
        Path made = Files.createTempFile(temporary, "bundle", ".part");
        made.toFile().deleteOnExit(); // when the command is interrupted
        file = made;
        to = new java.io.BufferedOutputStream(Files.newOutputStream(made), IN_MEMORY);
        memory.writeTo(to);
        memory.reset();
      }
      to.write(bytes, from, count);
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      to.close();
      ZipForm.Entry entry = new ZipForm.Entry(name, (int) crc.getValue(), size, written);
      entries.add(entry);
      ZipSink.this.write(ZipForm.local(entry));
      Path made = file;
      if (made == null) {
        memory.writeTo(out);
      } else {
        try (InputStream in = Files.newInputStream(made)) {
          in.transferTo(out);
        }
        Files.delete(made);
      }
      written += size;
    }
  }
}
