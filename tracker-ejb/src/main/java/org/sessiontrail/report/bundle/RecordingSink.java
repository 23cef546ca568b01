package org.sessiontrail.report.bundle;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** Passes files on and notes the hash of each for the manifest. */
final class RecordingSink implements BundleSink {
  private final BundleSink to;
  private final List<Manifest.FileLine> files = new ArrayList<>();

  RecordingSink(BundleSink to) {
    this.to = to;
  }

  /** The files so far, by name. */
  List<Manifest.FileLine> files() {
    return files.stream().sorted(Comparator.comparing(Manifest.FileLine::name)).toList();
  }

  @Override
  public OutputStream create(String name) throws IOException {
    return new Hashed(name, to.create(name));
  }

  @Override
  public void finish() throws IOException {
    to.finish();
  }

  private final class Hashed extends FilterOutputStream {
    private final String name;
    private final MessageDigest digest = Manifest.sha256();
    private long bytes;
    private boolean closed;

    Hashed(String name, OutputStream out) {
      super(out);
      this.name = name;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int at, int count) throws IOException {
      digest.update(from, at, count);
      bytes += count;
      out.write(from, at, count);
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        out.close();
        String hash = HexFormat.of().formatHex(digest.digest());
        files.add(new Manifest.FileLine(name, hash, bytes));
      }
    }
  }
}
