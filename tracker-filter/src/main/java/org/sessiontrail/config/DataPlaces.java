package org.sessiontrail.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.sessiontrail.config.ConfigLoader.Surroundings;

/** Finds directories that can be written, and reports where it had to go elsewhere. */
final class DataPlaces {
  private static final String LIMIT = "must be a directory this process can write";

  private final Surroundings around;
  private final ConfigValues values;
  private final boolean touch;
  private final String app;

  /**
   * Places for {@code app}.
   *
   * @param touch whether directories are made and tried; false for a tracker that is switched off
   */
  DataPlaces(Surroundings around, ConfigValues values, String app, boolean touch) {
    this.around = around;
    this.values = values;
    this.app = fileName(app);
    this.touch = touch;
  }

  /** {@code tracker.spool.dir}, or a directory under the temporary one when it can't be used. */
  Path spoolDir() {
    String byDefault = around.workDir().resolve("tracker-data").resolve(app).toString();
    Path dir = absolute(values.text(ConfigKey.SPOOL_DIR, byDefault));
    if (!touch || usable(dir)) {
      return dir;
    }
    Path temporary = temporary().resolve(app);
    boolean saved = usable(temporary()) && mine(temporary()) && usable(temporary);
    Path used = saved ? temporary : dir;
    values.mistake(
        ConfigKey.SPOOL_DIR,
        dir.toString(),
        LIMIT,
        values.where(ConfigKey.SPOOL_DIR),
        saved ? "using " + used : "nothing will be kept beside the database");
    return used;
  }

  /** The H2 file in {@code ./tracker-data}, or under the temporary directory. */
  String defaultJdbcUrl() {
    Path root = around.workDir().resolve("tracker-data");
    if (!touch || usable(root)) {
      return h2(root);
    }
    boolean saved = usable(temporary()) && mine(temporary());
    Path used = saved ? temporary() : root;
    values.mistake(
        ConfigKey.JDBC_URL,
        h2(root),
        LIMIT,
        "default",
        saved ? "using " + h2(used) : "records will wait in memory");
    return h2(used);
  }

  /** {@code file} against the working directory. */
  Path absolute(String file) {
    return around.workDir().resolve(file).toAbsolutePath().normalize();
  }

  private Path temporary() {
    return around.tempDir().resolve("sessiontrail");
  }

  private static String h2(Path dir) {
    return "jdbc:h2:file:" + dir.resolve("trail") + ";AUTO_SERVER=TRUE";
  }

  private static boolean usable(Path dir) {
    try {
      if (dir.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createDirectories(
            dir,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } else {
        Files.createDirectories(dir);
      }
      return Files.isWritable(dir);
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /** The temporary directory is everybody's: what somebody else made there may be a trap. */
  private static boolean mine(Path dir) {
    try {
      return Files.getOwner(dir).getName().equals(System.getProperty("user.name"));
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private static String fileName(String app) {
    String name = app.replaceAll("[^\\p{L}\\p{N}._-]", "_");
    return name.chars().allMatch(c -> c == '.') ? "ROOT" : name;
  }
}
