package org.sessiontrail.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The databases whose schema ships with the tracker, and what their JDBC URLs are given. */
public enum DatabaseVendor {
  /** Embedded; a file by default. */
  H2(
      "h2",
      ';',
      ';',
      Map.of(
          // milliseconds; the default of two seconds is short beside another writer's large batch
          "LOCK_TIMEOUT", "10000",
          // to the file at each commit: by default what was committed in the last half second
          // before a kill is gone, and gone from the spool as well
          "WRITE_DELAY", "0")),
  /** A server. */
  POSTGRESQL(
      "postgresql",
      '?',
      '&',
      Map.of(
          "reWriteBatchedInserts", "true",
          "tcpKeepAlive", "true",
          // else messages, and so logs and rejects, repeat the values of a row that is refused
          "logServerErrorDetail", "false",
          // seconds without an answer after which a connection counts as dead
          "socketTimeout", "300"));

  /**
   * Ten seconds for a lock: another node holds the log's row for the length of one batch. Thirty
   * for a statement, which is at most a few hundred rows. A minute for a node that has begun and
   * then says nothing: it would keep the others out.
   */
  private static final String POSTGRES_LIMITS =
      "select "
          + limit("lock_timeout", 10_000)
          + ", "
          + limit("statement_timeout", 30_000)
          + ", "
          + limit("idle_in_transaction_session_timeout", 60_000);

  private final String folder;
  private final char first;
  private final char next;

  @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
  private final Map<String, String> settings;

  DatabaseVendor(String folder, char first, char next, Map<String, String> settings) {
    this.folder = folder;
    this.first = first;
    this.next = next;
    this.settings = settings;
  }

  /** Name of the folder with its migrations. */
  String folder() {
    return folder;
  }

  /**
   * A query that bounds, until the end of the transaction in which it is asked, how long anything
   * in it may take; or null where the settings of the connection do. What the operator has set
   * stays.
   */
  public @Nullable String transactionLimits() {
    return this == POSTGRESQL ? POSTGRES_LIMITS : null;
  }

  /** The vendor of an open connection. */
  static DatabaseVendor of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return switch (product.toLowerCase(Locale.ROOT)) {
      case "h2" -> H2;
      case "postgresql" -> POSTGRESQL;
      default ->
          throw new SQLException(
              "no schema for " + product + "; the tracker stores to PostgreSQL or H2", "0A000");
    };
  }

  /**
   * Whom to log in as when nobody is named, or null to leave it to the driver. H2's own tools and
   * data sources start out as {@code sa}; its driver would take the empty name.
   */
  static @Nullable String defaultUser(String url) {
    return url.startsWith("jdbc:h2:") ? "sa" : null;
  }

  /** {@code url} with the vendor's settings, except those that it states itself. */
  static String tuned(String url) {
    for (DatabaseVendor vendor : values()) {
      if (url.startsWith("jdbc:" + vendor.folder + ":")) {
        return vendor.with(url);
      }
    }
    return url;
  }

  private static String limit(String setting, int millis) {
    return "set_config('%1$s', case current_setting('%1$s') when '0' then '%2$d' else current_setting('%1$s') end, true)"
        .formatted(setting, millis);
  }

  private String with(String url) {
    String lower = url.toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder(url);
    for (Map.Entry<String, String> setting : new TreeMap<>(settings).entrySet()) {
      if (!lower.contains(setting.getKey().toLowerCase(Locale.ROOT) + "=")) {
        out.append(out.indexOf(String.valueOf(first)) < 0 ? first : next)
            .append(setting.getKey())
            .append('=')
            .append(setting.getValue());
      }
    }
    return out.toString();
  }
}
