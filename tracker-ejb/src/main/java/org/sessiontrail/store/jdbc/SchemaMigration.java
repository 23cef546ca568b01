package org.sessiontrail.store.jdbc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.schema.SchemaHistory;
import org.sessiontrail.store.schema.SchemaScript;

/**
 * Brings the schema up to this version of the tracker. Only ever adds: nothing is dropped, cleaned
 * or repaired, and tables of the application in the same schema are left alone.
 *
 * <p>The history's row of version 0 is locked while scripts run, so that one node runs them and the
 * others wait and find them done. Where the database undoes DDL (PostgreSQL) a script that fails
 * leaves nothing behind; where each DDL statement commits (H2, MySQL, MariaDB) the history tells
 * that it was begun.
 *
 * <p>Must be used outside of a transaction. With scripts to run it takes a second connection where
 * DDL commits, since that would give the lock away.
 */
public final class SchemaMigration {
  /** Every table that the scripts make. */
  public static final List<String> TABLES =
      List.of(
          "ledger_entry",
          "ledger_log",
          "trail_alias",
          "tracker_reject",
          "tracker_stream",
          "tracker_lease",
          "ledger_tile",
          "ledger_checkpoint",
          "ledger_anchor",
          "ledger_key",
          "ledger_hold",
          "ledger_erasure",
          "ledger_subject_key",
          "tracker_follower",
          "tracker_visit",
          "tracker_view",
          "tracker_deed",
          "tracker_stale",
          "tracker_segment",
          "tracker_detect",
          "tracker_alert");

  private static final Logger LOG = System.getLogger(SchemaMigration.class.getName());

  private final DataSource source;
  private final SchemaScript history;
  private final List<SchemaScript> scripts;

  /**
   * A migration by scripts of one's own.
   *
   * @param history makes the history
   * @param scripts in the order in which they are to be run
   */
  SchemaMigration(DataSource source, SchemaScript history, List<SchemaScript> scripts) {
    this.source = source;
    this.history = history;
    this.scripts = List.copyOf(scripts);
  }

  /**
   * Creates or upgrades the schema; with nothing to do it only reads.
   *
   * @return what kind of database it is
   */
  public static DatabaseVendor migrate(DataSource source) throws StoreException, SQLException {
    DatabaseVendor vendor = vendor(source);
    if (vendor.isTested()) {
      of(vendor, source).migrate();
    } else {
      of(vendor, source).adopt(vendor);
    }
    return vendor;
  }

  /**
   * Makes sure that the schema is there and of this version, without changing anything.
   *
   * @return what kind of database it is
   */
  public static DatabaseVendor check(DataSource source) throws StoreException, SQLException {
    DatabaseVendor vendor = vendor(source);
    of(vendor, source).check();
    return vendor;
  }

  private static DatabaseVendor vendor(DataSource source) throws StoreException, SQLException {
    try (Connection connection = source.getConnection()) {
      DatabaseVendor vendor = DatabaseVendor.of(connection);
      refuseCutting(connection, vendor.strictness());
      return vendor;
    }
  }

  /** A trail whose values are cut without a word is none. */
  private static void refuseCutting(Connection connection, @Nullable String strictness)
      throws StoreException, SQLException {
    if (strictness != null) {
      try (Statement statement = connection.createStatement();
          ResultSet strict = statement.executeQuery(strictness)) {
        if (!strict.next()) {
          throw new StoreException(
              "TRK-0560 the database cuts values that are too long: its sql_mode has no"
                  + " STRICT_TRANS_TABLES for the tracker's connections; set it for the server or in"
                  + " the data source",
              null);
        }
      }
    }
  }

  private static SchemaMigration of(DatabaseVendor vendor, DataSource source) {
    String folder = vendor.folder();
    return new SchemaMigration(source, SchemaScript.history(folder), SchemaScript.all(folder));
  }

  /** As {@link #migrate(DataSource)}. */
  void migrate() throws StoreException, SQLException {
    try (Borrowed guard = new Borrowed(source)) {
      Connection connection = guard.connection;
      if (!isCurrent(connection)) {
        SchemaHistory.make(connection, history, software());
        connection.setAutoCommit(false);
        SchemaHistory.lock(connection);
        runPending(connection);
        connection.commit();
      }
    }
  }

  /** Of a database that no test runs on: makes sure that an operator has made the tables. */
  void adopt(DatabaseVendor vendor) throws StoreException, SQLException {
    try (Borrowed reader = new Borrowed(source)) {
      SchemaHistory found = SchemaHistory.read(reader.connection);
      List<SchemaScript> pending = found == null ? scripts : pending(found);
      if (!pending.isEmpty()) {
        throw UntestedDatabase.asksForScripts(vendor, found == null ? history : null, pending);
      }
    }
    LOG.log(Level.WARNING, () -> UntestedDatabase.warning(vendor));
  }

  /** As {@link #check(DataSource)}. */
  void check() throws StoreException, SQLException {
    try (Borrowed reader = new Borrowed(source)) {
      if (!isCurrent(reader.connection)) {
        throw new StoreException(
            "TRK-0312 the database holds no trail of this version yet; start the application with"
                + " the tracker once, which creates the tables",
            null);
      }
    }
  }

  private boolean isCurrent(Connection connection) throws StoreException, SQLException {
    SchemaHistory found = SchemaHistory.read(connection);
    return found != null && pending(found).isEmpty();
  }

  /** The scripts that did not run to their end. */
  private List<SchemaScript> pending(SchemaHistory found) throws StoreException {
    refuseNewer(found);
    List<SchemaScript> out = new ArrayList<>();
    for (SchemaScript script : scripts) {
      SchemaHistory.Run run = found.runs().get(script.version());
      if (run == null || !run.finished()) {
        out.add(script);
      } else if (!run.checksum().equals(script.checksum())) {
        throw drifted(script, run);
      }
    }
    return out;
  }

  private void runPending(Connection guard) throws StoreException, SQLException {
    SchemaHistory found = SchemaHistory.read(guard); // anew: another node may have been waited for
    if (found == null) {
      throw new SQLException("tracker_schema_history is gone", "42P01");
    }
    List<SchemaScript> pending = pending(found);
    for (SchemaScript script : pending) {
      if (found.runs().containsKey(script.version())) {
        throw brokenOff(script);
      }
    }
    if (found.newest() < 1) {
      refuseUnknownTables(guard);
    }
    if (guard.getMetaData().dataDefinitionCausesTransactionCommit()) {
      try (Borrowed worker = new Borrowed(source)) {
        run(worker.connection, pending, "part of it may have been done: the next start says more");
      }
    } else {
      run(guard, pending, "nothing was changed, it will be tried again");
    }
  }

  private static void run(Connection connection, List<SchemaScript> pending, String consequence)
      throws StoreException {
    for (SchemaScript script : pending) {
      try {
        SchemaHistory.begin(connection, script, software());
        script.run(connection);
        SchemaHistory.finish(connection, script);
      } catch (SQLException e) {
        throw new StoreException(
            "TRK-0320 " + script.name() + " failed (" + e.getMessage() + "); " + consequence, e);
      }
      LOG.log(Level.INFO, () -> "ran " + script.name() + " on the tracker's database");
    }
  }

  private void refuseNewer(SchemaHistory found) throws StoreException {
    int known = scripts.get(scripts.size() - 1).version();
    if (found.newest() > known) {
      throw new StoreException(
          "TRK-0313 the database's trail is of schema version "
              + found.newest()
              + ", this tracker knows "
              + known
              + "; use the newer tracker-ejb that wrote it",
          null);
    }
  }

  /** Tables of the trail's names that no history tells of may be anybody's. */
  private void refuseUnknownTables(Connection connection) throws StoreException, SQLException {
    Set<String> found = new TreeSet<>();
    try (ResultSet tables =
        connection
            .getMetaData()
            .getTables(connection.getCatalog(), connection.getSchema(), "%", null)) {
      while (tables.next()) {
        found.add(tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
      }
    }
    found.retainAll(TABLES);
    if (!found.isEmpty()) {
      throw new StoreException(
          "TRK-0318 the database has "
              + String.join(", ", found)
              + " already, but tracker_schema_history does not tell what made them. If they are the"
              + " application's, give the tracker a schema of its own. If scripts of the tracker"
              + " were run by hand, run for each of those: "
              + scripts.stream().map(SchemaHistory::adoption).collect(Collectors.joining("; ")),
          null);
    }
  }

  private static StoreException drifted(SchemaScript script, SchemaHistory.Run run) {
    return new StoreException(
        "TRK-0319 the database's tables were made by another "
            + script.name()
            + " than this tracker's, by "
            + run.software()
            + ". Use that; or compare the tables with the script and, where they agree, run: update"
            + " tracker_schema_history set checksum = '"
            + script.checksum()
            + "' where version = "
            + script.version(),
        null);
  }

  private static StoreException brokenOff(SchemaScript script) {
    String where = " where version = " + script.version();
    return new StoreException(
        "TRK-0321 "
            + script.name()
            + " was begun on the database and not finished; nothing is undone by itself. Restore"
            + " the backup made before; or run the rest of the script by hand and then: update"
            + " tracker_schema_history set installed_at = current_timestamp"
            + where
            + "; or undo by hand what it did and then: delete from tracker_schema_history"
            + where,
        null);
  }

  private static String software() {
    String version = SchemaMigration.class.getPackage().getImplementationVersion();
    return "tracker-ejb " + (version == null ? "development" : version);
  }

  /** A connection, set to commit each statement, that is given back as it was. */
  private static final class Borrowed implements AutoCloseable {
    final Connection connection;
    private final boolean autoCommit;
    private final int isolation;

    Borrowed(DataSource source) throws SQLException {
      connection = source.getConnection();
      try {
        autoCommit = connection.getAutoCommit();
        isolation = connection.getTransactionIsolation();
        connection.setAutoCommit(true);
        // to see, after waiting for the lock, what was done meanwhile
        isolate(Connection.TRANSACTION_READ_COMMITTED);
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    }

    @Override
    public void close() throws SQLException {
      try {
        if (!connection.getAutoCommit()) {
          connection.rollback();
          connection.setAutoCommit(true);
        }
        isolate(isolation);
        connection.setAutoCommit(autoCommit);
      } finally {
        connection.close();
      }
    }

    private void isolate(int level) throws SQLException {
      if (connection.getTransactionIsolation() != level) {
        connection.setTransactionIsolation(level);
      }
    }
  }
}
