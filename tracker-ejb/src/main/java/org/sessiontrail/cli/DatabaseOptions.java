package org.sessiontrail.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.jpa.JpaStorage;
import picocli.CommandLine.Option;

/** Which log a command works on, and how to get at it. */
final class DatabaseOptions {
  private static final int MAX_PASSWORD_BYTES = 4_096;

  @Option(
      names = "--jdbc-url",
      paramLabel = "URL",
      defaultValue = "${env:TRACKER_JDBC_URL:-jdbc:h2:file:./tracker-data/trail;AUTO_SERVER=TRUE}",
      description =
          "the database, H2 or PostgreSQL (default: $${TRACKER_JDBC_URL}, else the H2 file trail"
              + " in ./tracker-data)")
  private String url = "";

  @Option(
      names = "--jdbc-user",
      paramLabel = "NAME",
      defaultValue = "${env:TRACKER_JDBC_USER}",
      description = "its user (default: $${TRACKER_JDBC_USER})")
  private @Nullable String user;

  @Option(
      names = "--jdbc-password",
      paramLabel = "TEXT",
      defaultValue = "${env:TRACKER_JDBC_PASSWORD}",
      description =
          "its password (default: $${TRACKER_JDBC_PASSWORD}); other users of this machine can see"
              + " it here, a file is better")
  private @Nullable String password;

  @Option(
      names = "--jdbc-password-file",
      paramLabel = "FILE",
      description = "file whose first line is the password")
  private @Nullable Path passwordFile;

  @Option(
      names = "--app",
      paramLabel = "NAME",
      description = "the application whose log is meant; needed when the database holds several")
  private @Nullable String app;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description =
          "the application's key file: with it the records of a user are found by an index, without"
              + " it every record is looked into")
  private @Nullable Path keyFile;

  /** The application's keyed hash, or null without a key file. */
  @Nullable KeyedHash hash() throws CliException {
    if (keyFile == null) {
      return null;
    }
    try {
      return new KeyedHash(Files.readAllBytes(keyFile));
    } catch (IOException | IllegalArgumentException e) {
      throw new CliException(
          ExitCode.WRONG_USE, "--key-file " + keyFile + " can't be used: " + reason(e), e);
    }
  }

  /** Opens the log. Creates nothing: neither a file nor a table. */
  OpenLog open() throws CliException, StoreException {
    KeyedHash hash = hash();
    DatabaseConfig config = new DatabaseConfig(null, url, user, password());
    JpaStorage storage = JpaStorage.openExisting(config, new JpaStorage.Log("", hash));
    try {
      return new OpenLog(storage, chosen(storage.origins()), hash);
    } catch (CliException | StoreException | RuntimeException e) {
      storage.close();
      throw e;
    }
  }

  /** What was named with --app, or null. */
  @Nullable String app() {
    return app;
  }

  /** The key file that was named, or {@code otherwise}. */
  Path keyFile(Path otherwise) {
    Path named = keyFile;
    return named == null ? otherwise : named;
  }

  /** Whether a key file was named. */
  boolean hasKeyFile() {
    return keyFile != null;
  }

  /**
   * Opens the database to write a log to; it and its tables are made when they are not there.
   *
   * @param hash the application's keyed hash, or null when its key is not at hand
   * @param sealing whether personal values are sealed under a key per person
   */
  JpaStorage create(@Nullable KeyedHash hash, boolean sealing) throws CliException, StoreException {
    DatabaseConfig config = new DatabaseConfig(null, url, user, password());
    return JpaStorage.open(config, new JpaStorage.Log("", hash, sealing));
  }

  private String chosen(List<String> origins) throws CliException {
    if (app == null && origins.size() == 1) {
      return origins.get(0);
    }
    if (app != null && origins.contains(app)) {
      return app;
    }
    String known = origins.isEmpty() ? "none yet" : String.join(", ", origins);
    throw new CliException(
        ExitCode.WRONG_USE,
        app == null && !origins.isEmpty()
            ? "the database holds the logs of several applications; choose with --app: " + known
            : "the database holds no log of "
                + (app == null ? "any application" : app)
                + "; known: "
                + known);
  }

  private @Nullable String password() throws CliException {
    if (passwordFile == null) {
      return password;
    }
    try {
      if (Files.size(passwordFile) > MAX_PASSWORD_BYTES) {
        throw new IOException("longer than " + MAX_PASSWORD_BYTES + " bytes");
      }
      return Files.readString(passwordFile).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new CliException(
          ExitCode.WRONG_USE,
          "--jdbc-password-file " + passwordFile + " can't be read: " + reason(e),
          e);
    }
  }

  static String reason(Throwable e) {
    String name = e.getClass().getSimpleName().replaceAll("Exception$", "");
    return e.getMessage() == null ? name : name + " " + e.getMessage();
  }
}
