package org.sessiontrail.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sessiontrail.server.Directories;

/**
 * A disk that is soon full: a file system of its own in memory where that is allowed, else a
 * directory whose bound the spool has to keep itself.
 */
final class SmallDisk implements AutoCloseable {
  private static final long MIB = 1024 * 1024;

  private final Path directory;
  private final int mib;
  private final boolean mounted;

  private SmallDisk(Path directory, int mib, boolean mounted) {
    this.directory = directory;
    this.mib = mib;
    this.mounted = mounted;
  }

  /** Makes one of {@code mib} MiB at {@code directory}; removed first. */
  static SmallDisk mount(Path directory, int mib) throws IOException, InterruptedException {
    Directories.clear(directory);
    boolean mounted =
        run("mount", "-t", "tmpfs", "-o", "size=" + mib + "m", "tmpfs", directory.toString());
    System.out.println(mounted ? "on a file system of " + mib + " MiB" : "in a plain directory");
    return new SmallDisk(directory, mib, mounted);
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(List.of(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  Path directory() {
    return directory;
  }

  /** What the spool may be told: more than there is, or, without a file system, what there is. */
  long capacityBytes() {
    return (mounted ? 4L : 1L) * mib * MIB;
  }

  @Override
  public void close() throws IOException {
    try {
      if (mounted && !run("umount", directory.toString())) {
        throw new IOException("still mounted: " + directory);
      }
      Files.deleteIfExists(directory);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
