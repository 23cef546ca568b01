package org.sessiontrail.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.consent.KeyShelf;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.jpa.JpaStorage;

/**
 * Opens a log to put records into that were not captured here; database, tables, log and key are
 * made where there are none.
 *
 * @param database where
 * @param told the application's configuration
 * @param err takes what is said to people
 */
record WritableLog(DatabaseOptions database, TrackerConfig told, PrintWriter err) {
  /**
   * Opens it.
   *
   * @param named the application, null for the only one that is there
   * @param otherwise the application where there is none yet
   */
  OpenLog open(@Nullable String named, String otherwise)
      throws CliException, StoreException, IOException {
    JpaStorage storage = database.create(null, false);
    try {
      List<String> origins = storage.origins();
      String app = app(origins, named, otherwise);
      KeyedHash hash = hash(!origins.contains(app));
      if (told.retention().subjectKeys()) {
        storage.close();
        storage = database.create(hash, true);
      }
      return new OpenLog(storage, app, hash);
    } catch (CliException | StoreException | IOException | RuntimeException e) {
      storage.close();
      throw e;
    }
  }

  private static String app(List<String> origins, @Nullable String named, String otherwise)
      throws CliException {
    if (named != null) {
      return named;
    }
    if (origins.size() > 1) {
      throw new CliException(
          ExitCode.WRONG_USE,
          "the database holds the logs of several applications; choose with --app: "
              + String.join(", ", origins));
    }
    return origins.isEmpty() ? otherwise : origins.get(0);
  }

  private @Nullable KeyedHash hash(boolean newLog) throws CliException, IOException {
    if (database.hasKeyFile()) {
      return database.hash();
    }
    Path file = told.spool().keyFile();
    if (!Files.exists(file)) {
      if (!newLog) {
        err.println(
            "note: without --key-file neither session ids nor pseudonyms of users are kept");
        return null;
      }
      KeyShelf.readOrMake(file);
      err.println("note: the key of pseudonyms was made in " + file);
    }
    byte[] key = Files.readAllBytes(file);
    if (key.length != KeyedHash.KEY_BYTES) {
      throw new CliException(ExitCode.WRONG_USE, file + " is no key file; name it: --key-file");
    }
    return new KeyedHash(key);
  }
}
