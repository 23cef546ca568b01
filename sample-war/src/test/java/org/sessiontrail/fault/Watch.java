package org.sessiontrail.fault;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.sessiontrail.fault.MarkedLoad.Step;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.server.StoredTrail;
import org.sessiontrail.store.TrailQuery;

/** Waits for what servers do to a database. */
final class Watch {
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);
  private static final long FENCE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long MARGIN_MICROS = TimeUnit.SECONDS.toMicros(5);
  private static final Logger HIBERNATE = Logger.getLogger("org.hibernate");
  private static final String FACTS = "select count(*) from ledger_entry where kind <> 'heartbeat'";

  static {
    HIBERNATE.setLevel(Level.WARNING); // it would tell of each look into the database
  }

  private final String jdbcUrl;
  private final String app;

  Watch(String jdbcUrl, String app) {
    this.jdbcUrl = jdbcUrl;
    this.app = app;
  }

  /** Waits until {@code happened}; says after {@code seconds} that it did not. */
  static void until(String what, long seconds, Callable<Boolean> happened) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!happened.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + seconds + " s: " + what);
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /** As {@link #until}, and a failure tells what {@code victim} has printed. */
  static void until(String what, Victim victim, long seconds, Callable<Boolean> happened)
      throws Exception {
    try {
      until(what, seconds, happened);
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "; the server says " + victim.log(), e);
    }
  }

  /**
   * Sends one more request, or some, and waits until one is stored, with all that was to be stored
   * before it, and nothing more comes but heartbeats.
   *
   * @return how long that took, in milliseconds
   */
  long drained(Marks marks, String life, Victim victim, Step step, long seconds) throws Exception {
    long begun = System.nanoTime();
    long nowMicros = TrailClock.system().epochMicros();
    Set<String> fences = new HashSet<>();
    long[] sentNanos = {begun - FENCE_NANOS};
    try (StoredTrail trail = StoredTrail.open(jdbcUrl, app)) {
      TrailQuery query =
          TrailQuery.all().ofKinds(Set.of(Kind.REQUEST)).between(nowMicros - MARGIN_MICROS, null);
      until(
          "the last mark in the database",
          victim,
          seconds,
          () -> {
            if (System.nanoTime() - sentNanos[0] >= FENCE_NANOS) {
              // again and again: one that meets a full spool is lost
              fences.add(MarkedLoad.once(marks, life, victim.base(), step).id());
              sentNanos[0] = System.nanoTime();
            }
            Set<String> found = new HashSet<>();
            trail.reader().read(query, record -> found.add(StoredAccount.mark(record.stored())));
            return found.removeAll(fences);
          });
    }
    quiet(seconds);
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun - QUIET_NANOS);
  }

  private void quiet(long seconds) throws Exception {
    try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
      long[] known = {-1, System.nanoTime()};
      until(
          "quiet in the database",
          seconds,
          () -> {
            long now = number(connection, FACTS);
            if (now != known[0]) {
              known[0] = now;
              known[1] = System.nanoTime();
            }
            return System.nanoTime() - known[1] > QUIET_NANOS;
          });
    }
  }

  /**
   * Waits until it is stated how all streams ended but for {@code living} ones. A node that stops
   * before leaves what it had still to state to its next start.
   */
  void ended(int living, Victim victim, long seconds) throws Exception {
    until(
        "the ends of all but " + living + " streams",
        victim,
        seconds,
        () -> account().streams().stream().filter(stream -> !stream.isOver()).count() <= living);
  }

  /** How many streams run as far as the database knows; none while it has no tables yet. */
  long livingNodes() throws SQLException {
    try {
      return number("select count(*) from tracker_stream where state = 'open'");
    } catch (SQLException e) {
      if ("42P01".equals(e.getSQLState())) {
        return 0;
      }
      throw e;
    }
  }

  /** What a query for one number says. */
  long number(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
      return number(connection, query);
    }
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      found.next();
      return found.getLong(1);
    }
  }

  /** All that is stored now. */
  StoredAccount account() throws Exception {
    try (StoredTrail trail = StoredTrail.open(jdbcUrl, app)) {
      return StoredAccount.of(trail);
    }
  }
}
