package org.sessiontrail.store.jdbc;

/** SQL that differs between databases. */
final class VendorSql {
  /** H2 and PostgreSQL. */
  static final SqlClock STANDARD_CLOCK =
      new SqlClock(
          "current_timestamp",
          "current_timestamp + cast(%s as integer) * interval '1' second",
          "cast(extract(epoch from %s) * 1000000 as bigint)");

  /** Columns without a time zone hold UTC: local times repeat themselves once a year. */
  static final SqlClock MYSQL_CLOCK =
      new SqlClock(
          "utc_timestamp(6)",
          "date_add(utc_timestamp(6), interval %s second)",
          "timestampdiff(microsecond, '1970-01-01', %s)");

  static final SqlClock ORACLE_CLOCK =
      new SqlClock(
          "systimestamp",
          "systimestamp + numtodsinterval(%s, 'SECOND')",
          "(trunc(sys_extract_utc(%s), 'MI') - date '1970-01-01') * 86400000000"
              + " + extract(second from %s) * 1000000");

  static final SqlClock SQLSERVER_CLOCK =
      new SqlClock(
          "sysdatetimeoffset()",
          "dateadd(second, %s, sysdatetimeoffset())",
          "datediff_big(microsecond, cast('1970-01-01T00:00:00Z' as datetimeoffset), %s)");

  /** Columns without a time zone hold UTC. */
  static final SqlClock DB2_CLOCK =
      new SqlClock(
          "(current timestamp - current timezone)",
          "(current timestamp - current timezone + cast(%s as integer) seconds)",
          "((cast(days(%s) - days('1970-01-01') as bigint) * 86400 + midnight_seconds(%s)) * 1000000"
              + " + microsecond(%s))");

  /**
   * Ten seconds for a lock: another node holds the log's row for the length of one batch. Thirty
   * for a statement, which is at most a few hundred rows. A minute for a node that has begun and
   * then says nothing: it would keep the others out.
   */
  static final String POSTGRES_LIMITS =
      "select "
          + limit("lock_timeout", 10_000)
          + ", "
          + limit("statement_timeout", 30_000)
          + ", "
          + limit("idle_in_transaction_session_timeout", 60_000);

  /**
   * What too long a value does must not depend on the server's settings. Ten seconds for a lock, of
   * a row and of a table. Isolation comes on top: the default locks gaps between rows, over which
   * nodes that make the same row run into each other.
   */
  static final String MYSQL_SESSION =
      "sql_mode='STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'"
          + ",innodb_lock_wait_timeout=10,lock_wait_timeout=10";

  /** Gives no row where too long a value is cut instead of refused. */
  static final String MYSQL_STRICT =
      "select @@session.sql_mode from (select 1 as one) t where @@session.sql_mode like '%STRICT%'";

  private VendorSql() {}

  private static String limit(String setting, int millis) {
    return "set_config('%1$s', case current_setting('%1$s') when '0' then '%2$d' else current_setting('%1$s') end, true)"
        .formatted(setting, millis);
  }
}
