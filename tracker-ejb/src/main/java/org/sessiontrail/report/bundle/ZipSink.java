package org.sessiontrail.report.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A bundle as one zip file in the {@link ZipForm}. A file waits in memory, and from {@value
 * #IN_MEMORY} bytes on beside the zip file, until its length is known.
 */
public final class ZipSink implements BundleSink {
  private static final int IN_MEMORY = 1 << 16;
  private static final int MAX_MANIFEST = 1 << 29;

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

  /**
   * Writes a bundle anew with more files in it, which its list of files names as well.
   *
   * @param bundle a bundle as one zip file
   * @param more files by their names in the bundle, to be written first and in that order; one with
   *     the name of a file of the bundle takes its place
   * @param out takes the new one; not closed
   * @param temporary directory for files that are being written
   * @throws IOException also when {@code bundle} is none
   */
  public static void extend(Path bundle, Map<String, Path> more, OutputStream out, Path temporary)
      throws IOException {
    ZipSink to = new ZipSink(out, temporary);
    RecordingSink files = new RecordingSink(to);
    BundleFiles from = new ZipFiles(bundle);
    try {
      byte[] list = from.read(Manifest.NAME, MAX_MANIFEST);
      if (list == null) {
        throw new IOException(bundle + " is no bundle");
      }
      for (Map.Entry<String, Path> file : more.entrySet()) {
        try (OutputStream copy = files.create(file.getKey())) {
          Files.copy(file.getValue(), copy);
        }
      }
      for (String name : from.names()) {
        if (!name.equals(Manifest.NAME) && !more.containsKey(name)) {
          try (OutputStream copy = files.create(name);
              InputStream in = from.open(name)) {
            in.transferTo(copy);
          }
        }
      }
      to.write(Manifest.NAME, Manifest.parse(list).with(files.files()).text());
      to.finish();
    } finally {
      from.close();
    }
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
