package org.sessiontrail.spool.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** How segments reach the disk. Not final: a test puts a failing one in its place. */
class Disk {
  private static final int CHUNK_BYTES = 1 << 18;

  /** Opens {@code file} for writing; it must exist unless {@code options} say otherwise. */
  LogFile open(Path file, StandardOpenOption... options) throws IOException {
    try {
      return new ChannelFile(file, FileChannel.open(file, options));
    } catch (IOException e) {
      throw new IOException("can't open " + file + ": " + e, e);
    }
  }

  /** Whether {@code file} is still there: a commit to a deleted file would succeed and be lost. */
  void check(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString(), null, "removed while it was written");
    }
  }

  /**
   * Makes {@code file} with {@code bytes} zeros on disk, so that no later write needs space or
   * changes meta data. Written under another name first: a file of this name is always complete.
   */
  void allocate(Path file, long bytes) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + FileNames.DRAFT);
    try {
      fill(draft, bytes);
      move(draft, file);
    } catch (IOException | RuntimeException e) {
      remove(draft);
      throw e;
    }
    syncDirectory(file);
  }

  private void fill(Path draft, long bytes) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(CHUNK_BYTES, bytes));
    try (LogFile out = open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (long at = 0; at < bytes; at += zeros.limit()) {
        zeros.clear().limit((int) Math.min(zeros.capacity(), bytes - at));
        out.write(zeros, at);
      }
      out.force();
    }
  }

  /** Renames within one directory. */
  void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes {@code file} when it can; what stays is found at the next start. */
  void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException foundAtTheNextStart) {
      // a file too many costs space, not records
    }
  }

  /** Makes the names in the directory of {@code file} durable, where a platform can. */
  void syncDirectory(Path file) {
    try (FileChannel directory =
        FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
      directory.force(true);
    } catch (IOException notOnThisPlatform) {
      // Windows opens no directories and keeps names without being asked
    }
  }

  /** A file open for writing. One thread at a time; failures name the file. */
  interface LogFile extends AutoCloseable {
    /** Writes what remains in {@code bytes} at {@code position}, all of it. */
    void write(ByteBuffer bytes, long position) throws IOException;

    /**
     * Returns when everything written is on the device. Without meta data: a file has its full size
     * since it was made, so there is none to keep.
     */
    void force() throws IOException;

    /** Never throws: what matters was forced before. */
    @Override
    void close();
  }

  private record ChannelFile(Path file, FileChannel channel) implements LogFile {
    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
      long at = position;
      try {
        while (bytes.hasRemaining()) {
          at += channel.write(bytes, at);
        }
      } catch (IOException e) {
        throw new IOException("can't write " + file + ": " + e, e);
      }
    }

    @Override
    public void force() throws IOException {
      try {
        channel.force(false);
      } catch (IOException e) {
        throw new IOException("can't force " + file + " to disk: " + e, e);
      }
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException nothingToSave) {
        // everything that counts was forced before
      }
    }
  }
}
