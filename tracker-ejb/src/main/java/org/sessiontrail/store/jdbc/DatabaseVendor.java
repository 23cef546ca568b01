package org.sessiontrail.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The databases whose schema ships with the tracker, and what their JDBC URLs are given. */
public enum DatabaseVendor {
  /** Embedded; a file by default. */
  H2(
      "h2",
      "h2",
      Map.of(
          // milliseconds; the default of two seconds is short beside another writer's large batch
          "LOCK_TIMEOUT", "10000",
          // to the file at each commit: by default what was committed in the last half second
          // before a kill is gone, and gone from the spool as well
          "WRITE_DELAY", "0"),
      VendorSql.STANDARD_CLOCK),
  /** A server. */
  POSTGRESQL(
      "postgresql",
      "postgresql",
      Map.of(
          "reWriteBatchedInserts", "true",
          "tcpKeepAlive", "true",
          // else messages, and so logs and rejects, repeat the values of a row that is refused
          "logServerErrorDetail", "false",
          // seconds without an answer after which a connection counts as dead
          "socketTimeout", "300"),
      VendorSql.STANDARD_CLOCK),
  /** A server of MySQL's kind with a driver of its own. Shares MySQL's scripts. */
  MARIADB(
      "mysql",
      "mariadb",
      Map.of(
          "socketTimeout",
          "300000", // milliseconds
          "sessionVariables",
          VendorSql.MYSQL_SESSION + ",tx_isolation='READ-COMMITTED'"),
      VendorSql.MYSQL_CLOCK),
  /** A server; MariaDB too says so when asked through MySQL's driver. */
  MYSQL(
      "mysql",
      "mysql",
      Map.of(
          "rewriteBatchedStatements", "true",
          "socketTimeout", "300000", // milliseconds
          "sessionVariables", VendorSql.MYSQL_SESSION + ",transaction_isolation='READ-COMMITTED'"),
      VendorSql.MYSQL_CLOCK),
  /** By scripts that no test has run on the real thing. */
  ORACLE("oracle", "oracle", Map.of(), VendorSql.ORACLE_CLOCK),
  /** By scripts that no test has run on the real thing. */
  SQLSERVER("sqlserver", "sqlserver", Map.of(), VendorSql.SQLSERVER_CLOCK),
  /** By scripts that no test has run on the real thing. */
  DB2("db2", "db2", Map.of(), VendorSql.DB2_CLOCK);

  private final String folder;
  private final String driver;

  @SuppressWarnings("ImmutableEnumChecker") // a record of strings
  private final SqlClock clock;

  @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
  private final Map<String, String> settings;

  DatabaseVendor(String folder, String driver, Map<String, String> settings, SqlClock clock) {
    this.folder = folder;
    this.driver = driver;
    this.settings = settings;
    this.clock = clock;
  }

  /** Name of the folder with its migrations. */
  String folder() {
    return folder;
  }

  /** How it tells its time. */
  public SqlClock clock() {
    return clock;
  }

  /**
   * Whether the tests run on a real one of it. Where not, nothing is run on the database that an
   * operator has not run by hand.
   */
  public boolean isTested() {
    return this != ORACLE && this != SQLSERVER && this != DB2;
  }

  /**
   * A query that bounds, until the end of the transaction in which it is asked, how long anything
   * in it may take; or null where the settings of the connection do. What the operator has set
   * stays.
   */
  public @Nullable String transactionLimits() {
    return this == POSTGRESQL ? VendorSql.POSTGRES_LIMITS : null;
  }

  /** {@code source} with what this database needs between it and statements made for any. */
  public DataSource adapt(DataSource source) {
    return this == ORACLE ? RenamedColumns.around(source) : source;
  }

  /** A query that gives no row where connections cut values that are too long; or null. */
  @Nullable String strictness() {
    return this == MYSQL || this == MARIADB ? VendorSql.MYSQL_STRICT : null;
  }

  /** The vendor of an open connection. */
  static DatabaseVendor of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    String name = product.toLowerCase(Locale.ROOT);
    if (name.startsWith("db2")) { // its platform follows
      return DB2;
    }
    return switch (name) {
      case "h2" -> H2;
      case "postgresql" -> POSTGRESQL;
      case "mariadb" -> MARIADB;
      case "mysql" -> MYSQL;
      case "oracle" -> ORACLE;
      case "microsoft sql server" -> SQLSERVER;
      default ->
          throw new SQLException(
              "no schema for "
                  + product
                  + "; the tracker stores to PostgreSQL, MySQL, MariaDB or H2",
              "0A000");
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
      if (url.startsWith("jdbc:" + vendor.driver + ":")) {
        return vendor.with(url);
      }
    }
    return url;
  }

  private String with(String url) {
    char first = this == H2 ? ';' : '?';
    char next = this == H2 ? ';' : '&';
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
