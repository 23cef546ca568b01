package org.sessiontrail.store.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.store.RecordRefusedException;
import org.sessiontrail.store.StoreException;

/** Turns what a database or provider threw into what an operator can do about it. */
final class StoreFailures {
  /**
   * SQL states, or beginnings of them, with what to say. First match counts. H2 uses its error
   * numbers as states where the standard has none.
   */
  private static final List<String[]> ADVICE =
      List.of(
          new String[] {"28", "refused user or password; check tracker.jdbc.user and -password"},
          new String[] {"3D000", "has no such database; create it or correct tracker.jdbc.url"},
          new String[] {"90146", "has no such file; correct tracker.jdbc.url"},
          new String[] {"90149", "has no such file; correct tracker.jdbc.url"},
          new String[] {
            "90020", "is in use by another process; add ;AUTO_SERVER=TRUE to both URLs or stop it"
          },
          new String[] {
            "53100", "has no disk space left; free some, nothing is lost until the spool is full"
          },
          new String[] {
            "25006",
            "is read-only: a standby, or default_transaction_read_only is on; point"
                + " tracker.jdbc.url at the primary"
          },
          new String[] {"90097", "is read-only; make its file writable for the server's user"},
          new String[] {
            "57014",
            "took longer than its limit for a statement and was stopped; look at what slows it"
                + " down: locks, triggers, its disk"
          },
          new String[] {"25P03", "gave this node up, which had begun and said nothing for long"},
          new String[] {"53300", "gives no more connections; raise its limit or the pool's"},
          new String[] {"53", "is out of resources; look at its log"},
          new String[] {"42501", "does not let this user use the tables; grant it"},
          new String[] {"3F000", "has no such schema; create it or correct the search path"},
          new String[] {"42P01", "has lost the trail's tables; restore them"},
          new String[] {"42S02", "has lost the trail's tables; restore them"},
          new String[] {"42102", "has lost the trail's tables; restore them"},
          new String[] {
            "55P03",
            "kept the log's row locked; another node or a hanging session holds it, see pg_locks"
          },
          new String[] {
            "HYT00", "kept the log's row locked; another node or a hanging session holds it"
          },
          new String[] {"40", "undid the transaction because of others; it will be tried again"},
          new String[] {
            "0A000",
            "is of a kind the tracker has no schema for; use PostgreSQL, MySQL, MariaDB or H2"
          },
          new String[] {
            "08", "can't be reached; check that it runs and that tracker.jdbc.url is right"
          },
          new String[] {
            "90067", "can't be reached; check that it runs and that tracker.jdbc.url is right"
          },
          new String[] {"57P", "is shutting down or starting up; it will be tried again"});

  /**
   * SQL states by which a database says that the data itself was the reason: data, constraint,
   * trigger, view, program limit; what PL/pgSQL and SIGNAL raise; a trigger of H2.
   */
  private static final List<String> REFUSALS =
      List.of("22", "23", "09", "27", "38", "39", "44", "45", "54", "P0", "90044");

  private StoreFailures() {}

  /** What {@code thrown} means for {@code database}. */
  static StoreException explain(Database database, Throwable thrown) {
    for (Throwable at = thrown; at != null; at = next(at)) {
      if (at instanceof StoreException known) {
        return known;
      }
    }
    SQLException sql = deepestSql(thrown);
    if (sql == null) {
      return new StoreException("TRK-0311 " + database + " failed: " + rootText(thrown), thrown);
    }
    String state = sql.getSQLState() == null ? "" : sql.getSQLState();
    if (REFUSALS.stream().anyMatch(state::startsWith) || MySqlErrors.isRefusal(sql)) {
      return new RecordRefusedException(
          "TRK-0314 " + database + " refused a record: " + firstLine(sql), thrown);
    }
    return new StoreException(
        "TRK-0311 " + database + " " + advice(state, sql) + " (" + sql.getMessage() + ")", thrown);
  }

  private static String advice(String state, SQLException sql) {
    String message = String.valueOf(sql.getMessage()).toLowerCase(Locale.ROOT);
    if (message.contains("no space left") || message.contains("disk full")) {
      state = "53100";
    } else if (message.contains("no suitable driver")) {
      return "has no JDBC driver here; put its jar beside tracker-ejb";
    }
    state = MySqlErrors.state(sql.getErrorCode(), state);
    for (String[] entry : ADVICE) {
      if (state.startsWith(entry[0])) {
        return entry[1];
      }
    }
    return "failed with SQL state " + state;
  }

  /**
   * Further lines of PostgreSQL repeat the values of the row, MySQL's only one has a value in it.
   */
  private static String firstLine(SQLException sql) {
    return String.valueOf(sql.getMessage())
        .lines()
        .findFirst()
        .orElse("")
        .replaceFirst("value: '.*' for column", "value for column");
  }

  private static @Nullable SQLException deepestSql(Throwable thrown) {
    SQLException found = null;
    for (Throwable at = thrown; at != null; at = next(at)) {
      if (at instanceof SQLException sql && sql.getSQLState() != null) {
        found = sql;
      }
    }
    return found;
  }

  /** The cause; for a failed batch, which hides it, the exception chained behind. */
  private static @Nullable Throwable next(Throwable at) {
    if (at.getCause() == null && at instanceof SQLException sql) {
      return sql.getNextException();
    }
    return at.getCause();
  }

  private static String rootText(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.toString();
  }
}
