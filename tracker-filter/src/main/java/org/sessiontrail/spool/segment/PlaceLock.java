package org.sessiontrail.spool.segment;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The exclusive lock on a place.
 *
 * <p>POSIX gives up a process's lock when the process closes <em>any</em> handle of the file. So a
 * lock file that this process holds must not be opened again, not even to find out that it is held,
 * and not by another application of the same server. A system property per held place tells them:
 * the one memory that applications share, and one that keeps no class loader alive.
 */
final class PlaceLock implements AutoCloseable {
  static final String NAME = "lock";

  private static final String HELD = "org.sessiontrail.spool.held.";

  private final FileChannel channel;
  private final String key;

  private PlaceLock(FileChannel channel, String key) {
    this.channel = channel;
    this.key = key;
  }

  /** The lock of {@code dir}, or null when a process, this one included, holds it already. */
  static @Nullable PlaceLock tryLock(Path dir) throws IOException {
    String key;
    try {
      key = HELD + dir.toRealPath();
    } catch (NoSuchFileException removedMeanwhile) {
      return null;
    }
    if (System.getProperties().putIfAbsent(key, "true") != null) {
      return null;
    }
    FileChannel channel = null;
    try {
      channel = lock(dir.resolve(NAME));
    } finally {
      if (channel == null) {
        System.getProperties().remove(key);
      }
    }
    return channel == null ? null : new PlaceLock(channel, key);
  }

  boolean isHeld() {
    return channel.isOpen();
  }

  /** Closing the file releases the lock. */
  @Override
  public void close() {
    if (!channel.isOpen()) {
      return;
    }
    try {
      channel.close();
    } catch (IOException endsWithTheProcess) {
      // nothing else can be done about it
    } finally {
      System.getProperties().remove(key);
    }
  }

  private static @Nullable FileChannel lock(Path file) throws IOException {
    FileChannel channel = null;
    boolean locked = false;
    try {
      Object before = Files.exists(file) ? identity(file) : null;
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      before = before == null ? identity(file) : before;
      // an owner that deletes a drained place may have removed this very file meanwhile
      locked = channel.tryLock() != null && Objects.equals(before, identity(file));
    } catch (NoSuchFileException | OverlappingFileLockException notOursToTake) {
      locked = false;
    } catch (IOException e) {
      throw new IOException("can't lock " + file + ": " + e, e);
    } finally {
      if (channel != null && !locked) {
        channel.close();
      }
    }
    return locked ? channel : null;
  }

  /** The file behind the name, or null where the platform can't tell. Opens nothing. */
  private static @Nullable Object identity(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }
}
