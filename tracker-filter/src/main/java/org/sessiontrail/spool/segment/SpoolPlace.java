package org.sessiontrail.spool.segment;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.RandomIds;

/**
 * One claimed directory of a spool root.
 *
 * <pre>
 *   root/
 *     spool-0/  lock         held by the process that uses the place
 *               node         its node id, made once
 *               cursor       how far the log was given up
 *               segment-*    frames that wait
 *               spare-*      files for more of them
 *               stream-*     numbers of the streams that are open, and requests that run
 *     spool-1/  ...          of a second process with the same root, or left by one
 * </pre>
 *
 * <p>A place that nobody holds and in which something waits is an orphan: its process died or was
 * moved away.
 *
 * <p>Threads: claimed and released by one thread at a time. The lock ends with the process,
 * whichever way that ends.
 */
public final class SpoolPlace implements AutoCloseable {
  private static final Logger LOG = System.getLogger(SpoolPlace.class.getName());
  private static final int MAX_PLACES = 64;

  private final Path dir;
  private final PlaceLock lock;
  private final String nodeId;

  /**
   * What {@link #claim} got.
   *
   * @param own the place to write to
   * @param orphans claimed too, with something left in them; close each
   */
  public record Claim(SpoolPlace own, List<SpoolPlace> orphans) {}

  private SpoolPlace(Path dir, PlaceLock lock, String nodeId) {
    this.dir = dir;
    this.lock = lock;
    this.nodeId = nodeId;
  }

  /**
   * Claims the first free place, makes it when missing, and claims every other that nobody holds
   * and that has something left.
   *
   * @throws IOException when {@code root} can't be made or written, or all places are taken; the
   *     message names the directory
   */
  public static Claim claim(Path root, RandomIds random) throws IOException {
    makeDirectory(root);
    SpoolPlace own = claimOwn(root, random);
    List<SpoolPlace> orphans = new ArrayList<>();
    for (int n = 0; n < MAX_PLACES; n++) {
      Path dir = place(root, n);
      if (!dir.equals(own.dir) && somethingLeft(dir)) {
        claimOrphan(dir, random, orphans);
      }
    }
    return new Claim(own, List.copyOf(orphans));
  }

  /** The directory of this place. */
  public Path dir() {
    return dir;
  }

  /** The node's id: 22 base64url characters, the same after every restart. */
  public String nodeId() {
    return nodeId;
  }

  /** Releases the place for others. Never throws; again without effect. */
  @Override
  public void close() {
    lock.close();
  }

  /** Removes the place when nothing waits in it, then releases it. Never throws. */
  public void deleteIfEmpty() {
    try {
      if (lock.isHeld() && !somethingLeft(dir)) {
        deleteFiles();
      }
    } catch (IOException | java.io.UncheckedIOException e) {
      LOG.log(Level.DEBUG, () -> "drained spool directory " + dir + " stays: " + e);
    } finally {
      close();
    }
  }

  /** The lock's file goes last: while it is there nobody else can hold the place. */
  private void deleteFiles() throws IOException {
    List<Path> files;
    try (Stream<Path> list = Files.list(dir)) {
      files = list.filter(file -> !file.endsWith(PlaceLock.NAME)).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
    Files.deleteIfExists(dir.resolve(PlaceLock.NAME));
    Files.delete(dir);
  }

  private static SpoolPlace claimOwn(Path root, RandomIds random) throws IOException {
    IOException last = null;
    for (int n = 0; n < MAX_PLACES; n++) {
      Path dir = place(root, n);
      boolean there = Files.isDirectory(dir);
      try {
        makeDirectory(dir);
        SpoolPlace place = tryClaim(dir, random);
        if (place != null) {
          return place;
        }
      } catch (IOException e) {
        if (!there) {
          throw e;
        }
        last = e;
      }
    }
    String message =
        "none of the " + MAX_PLACES + " places in spool directory " + root + " is free";
    throw last == null ? new IOException(message) : new IOException(message + "; " + last, last);
  }

  private static void claimOrphan(Path dir, RandomIds random, List<SpoolPlace> into) {
    try {
      SpoolPlace place = tryClaim(dir, random);
      if (place != null) {
        into.add(place);
      }
    } catch (IOException e) {
      LOG.log(
          Level.WARNING,
          "TRK-0211 records wait in {0} and can''t be claimed: {1}",
          dir,
          e.toString());
    }
  }

  /** The place, or null when another holds it. */
  private static @Nullable SpoolPlace tryClaim(Path dir, RandomIds random) throws IOException {
    PlaceLock lock = PlaceLock.tryLock(dir);
    if (lock == null) {
      return null;
    }
    try {
      return new SpoolPlace(dir, lock, NodeFile.load(dir, random));
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static boolean somethingLeft(Path dir) throws IOException {
    return Files.isDirectory(dir, LinkOption.NOFOLLOW_LINKS)
        && !(FileNames.segments(dir).isEmpty() && FileNames.marks(dir).isEmpty());
  }

  private static Path place(Path root, int n) {
    return root.resolve("spool-" + n);
  }

  /** Only its owner reads it: frames hold personal values. */
  private static void makeDirectory(Path dir) throws IOException {
    try {
      Files.createDirectories(dir, ownerOnly(dir));
    } catch (IOException e) {
      throw new IOException("spool directory " + dir + " can't be made: " + e, e);
    }
    if (!Files.isWritable(dir)) {
      throw new IOException("spool directory " + dir + " can't be written");
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path dir) {
    if (!dir.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
    };
  }
}
