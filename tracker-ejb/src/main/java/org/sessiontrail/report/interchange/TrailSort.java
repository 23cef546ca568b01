package org.sessiontrail.report.interchange;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sorts any number of pieces by key, keeping the order of those with the same key, in bounded
 * memory: full buffers are sorted and put behind one another into one temporary file, then merged.
 *
 * <p>Threads: one.
 */
final class TrailSort implements Closeable {
  /** Takes the pieces in their order. */
  @FunctionalInterface
  interface Visitor {
    void take(String key, byte[] piece) throws IOException;
  }

  private static final int MERGED_AT_ONCE = 64;
  private static final int READ_BYTES = 1 << 15;
  private static final int OVERHEAD_BYTES = 120;

  private final int bufferBytes;
  private List<Piece> waiting = new ArrayList<>();
  private int waitingBytes;
  private List<Run> runs = new ArrayList<>();
  private @Nullable FileChannel file;

  TrailSort(int bufferBytes) {
    this.bufferBytes = bufferBytes;
  }

  void add(String key, byte[] piece) throws IOException {
    waiting.add(new Piece(key, piece));
    waitingBytes += piece.length + 2 * key.length() + OVERHEAD_BYTES;
    if (waitingBytes >= bufferBytes) {
      putAside();
    }
  }

  /** Gives every piece by key, those of one key in the order they were added. */
  void forEach(Visitor visitor) throws IOException {
    if (file == null) {
      waiting.sort(Comparator.comparing(Piece::key));
      for (Piece piece : waiting) {
        visitor.take(piece.key(), piece.bytes());
      }
      return;
    }
    putAside();
    while (runs.size() > MERGED_AT_ONCE) {
      List<Run> longer = new ArrayList<>();
      for (int i = 0; i < runs.size(); i += MERGED_AT_ONCE) {
        List<Run> some = runs.subList(i, Math.min(i + MERGED_AT_ONCE, runs.size()));
        longer.add(written(to -> merge(some, (key, bytes) -> write(to, new Piece(key, bytes)))));
      }
      runs = longer;
    }
    merge(runs, visitor);
  }

  @Override
  public void close() throws IOException {
    waiting = new ArrayList<>();
    if (file != null) {
      file.close();
    }
  }

  private void putAside() throws IOException {
    waiting.sort(Comparator.comparing(Piece::key));
    List<Piece> sorted = waiting;
    runs.add(
        written(
            to -> {
              for (Piece piece : sorted) {
                write(to, piece);
              }
            }));
    waiting = new ArrayList<>();
    waitingBytes = 0;
  }

  private Run written(Pieces pieces) throws IOException {
    try {
      FileChannel to = opened();
      long start = to.size();
      to.position(start);
      DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(to), READ_BYTES));
      pieces.writeTo(out);
      out.flush();
      return new Run(start, to.size());
    } catch (IOException e) {
      throw new IOException(
          "TRK-0535 the temporary file for sorting by trail, in "
              + System.getProperty("java.io.tmpdir")
              + ", can't be used: "
              + e,
          e);
    }
  }

  /** The file is open to its owner alone, and has no name any more where the system allows it. */
  private FileChannel opened() throws IOException {
    FileChannel opened = file;
    if (opened == null) {
      Path path = Files.createTempFile("sessiontrail-", ".sort");
      opened =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      file = opened;
      path.toFile().delete(); // where it can't be yet, closing does it
    }
    return opened;
  }

  private void merge(List<Run> some, Visitor visitor) throws IOException {
    PriorityQueue<Reader> readers = new PriorityQueue<>();
    for (int i = 0; i < some.size(); i++) {
      Reader reader = new Reader(opened(), some.get(i), i);
      if (reader.next()) {
        readers.add(reader);
      }
    }
    Reader first;
    while ((first = readers.poll()) != null) {
      Piece piece = first.piece;
      visitor.take(piece.key(), piece.bytes());
      if (first.next()) {
        readers.add(first);
      }
    }
  }

  private static void write(DataOutputStream to, Piece piece) throws IOException {
    byte[] key = piece.key().getBytes(StandardCharsets.UTF_8);
    to.writeInt(key.length);
    to.write(key);
    to.writeInt(piece.bytes().length);
    to.write(piece.bytes());
  }

  /** Writes the pieces of one run. */
  @FunctionalInterface
  private interface Pieces {
    void writeTo(DataOutputStream out) throws IOException;
  }

  @SuppressWarnings("ArrayRecordComponent") // passed on as it is, equality is never asked
  private record Piece(String key, byte[] bytes) {}

  private record Run(long from, long to) {}

  /** One run being read; ordered by its next key, then by the order of the runs. */
  private static final class Reader implements Comparable<Reader> {
    private final int order;
    private final DataInputStream in;
    private final Range range;
    private final BufferedInputStream buffered;
    private Piece piece = new Piece("", new byte[0]);

    Reader(FileChannel file, Run run, int order) {
      this.order = order;
      this.range = new Range(file, run.from(), run.to());
      this.buffered = new BufferedInputStream(range, READ_BYTES);
      this.in = new DataInputStream(buffered);
    }

    boolean next() throws IOException {
      if (range.isRead() && buffered.available() == 0) {
        return false;
      }
      String key = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
      piece = new Piece(key, in.readNBytes(in.readInt()));
      return true;
    }

    @Override
    public int compareTo(Reader other) {
      int byKey = piece.key().compareTo(other.piece.key());
      return byKey != 0 ? byKey : Integer.compare(order, other.order);
    }
  }

  /** Part of a file as a stream; several may read one file. */
  private static final class Range extends InputStream {
    private final FileChannel file;
    private final long to;
    private long at;

    Range(FileChannel file, long from, long to) {
      this.file = file;
      this.at = from;
      this.to = to;
    }

    boolean isRead() {
      return at >= to;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
      if (isRead()) {
        return -1;
      }
      ByteBuffer into = ByteBuffer.wrap(bytes, offset, (int) Math.min(count, to - at));
      int got = file.read(into, at);
      at += Math.max(got, 0);
      return got;
    }
  }
}
