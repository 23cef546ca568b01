package org.sessiontrail.store.jdbc;

import java.io.PrintWriter;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections to a JDBC URL, a few of them kept open. A kept connection is asked whether it is
 * alive before it is given out again, so a database that came back is used without a restart.
 *
 * <p>The driver is looked for with this class's loader: inside a server that is the application's
 * {@code WEB-INF/lib}, which {@link DriverManager} alone would not see.
 *
 * <p>Threads: safe for any number of threads. Never waits for a connection to be given back.
 */
final class JdbcUrlDataSource implements DataSource, AutoCloseable {
  /** H2's state for settings that only an administrator may change. */
  private static final String TUNING_IS_NOT_ALLOWED = "90040";

  private static final System.Logger LOG = System.getLogger(JdbcUrlDataSource.class.getName());
  private static final int KEPT = 4;
  private static final int ALIVE_SECONDS = 5;

  private final String given;
  private volatile String url;
  private final Properties login = new Properties();
  private final Deque<Connection> kept = new ArrayDeque<>();
  private @Nullable Driver driver;
  private boolean closed;

  JdbcUrlDataSource(String url, @Nullable String user, @Nullable String password) {
    this.given = url;
    this.url = DatabaseVendor.tuned(url);
    String name = user == null ? DatabaseVendor.defaultUser(url) : user;
    if (name != null) {
      login.setProperty("user", name);
    }
    if (password != null) {
      login.setProperty("password", password);
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = takeKept();
    while (connection != null) {
      if (isAlive(connection)) {
        return lent(connection);
      }
      connection = takeKept();
    }
    return lent(connect());
  }

  /** Refuses further connections, closes those that are not lent and forgets the driver. */
  @Override
  public void close() {
    synchronized (kept) {
      closed = true;
      kept.forEach(JdbcUrlDataSource::closeQuietly);
      kept.clear();
    }
    forgetDriversExcept(List.of());
  }

  private @Nullable Connection takeKept() throws SQLException {
    synchronized (kept) {
      if (closed) {
        throw new SQLException("the tracker's database is closed", "08003");
      }
      return kept.pollFirst();
    }
  }

  private Connection connect() throws SQLException {
    String tuned = url;
    try {
      return connect(tuned);
    } catch (SQLException e) {
      if (tuned.equals(given) || !TUNING_IS_NOT_ALLOWED.equals(e.getSQLState())) {
        throw e;
      }
      url = given;
      return connect(given);
    }
  }

  private Connection connect(String to) throws SQLException {
    Connection connection = driver().connect(to, login);
    if (connection == null) {
      throw new SQLException("the driver does not know this URL: " + to, "08001");
    }
    return connection;
  }

  private synchronized Driver driver() throws SQLException {
    if (driver == null) {
      driver = findDriver();
    }
    return driver;
  }

  private Driver findDriver() throws SQLException {
    List<Driver> registered = DriverManager.drivers().toList();
    try {
      for (Driver candidate :
          ServiceLoader.load(Driver.class, JdbcUrlDataSource.class.getClassLoader())) {
        if (candidate.acceptsURL(url)) {
          return candidate;
        }
      }
    } finally {
      forgetDriversExcept(registered);
    }
    return DriverManager.getDriver(url);
  }

  /**
   * Loading a driver registers it for the whole virtual machine, which would pin our loader. Those
   * that were registered before may be the application's; it needs them until it stops. The virtual
   * machine's first look for drivers finds ours too, so "before" does not tell whose they are.
   */
  private static void forgetDriversExcept(List<Driver> registered) {
    ClassLoader ours = JdbcUrlDataSource.class.getClassLoader();
    if (ours == ClassLoader.getSystemClassLoader()) {
      return;
    }
    for (Driver driver : DriverManager.drivers().toList()) {
      if (driver.getClass().getClassLoader() == ours && !registered.contains(driver)) {
        deregister(driver);
      }
    }
  }

  private static void deregister(Driver driver) {
    try {
      DriverManager.deregisterDriver(driver);
    } catch (SQLException | SecurityException e) {
      LOG.log(Level.DEBUG, "a driver stays registered", e);
    }
  }

  private static boolean isAlive(Connection connection) {
    try {
      if (connection.isValid(ALIVE_SECONDS)) {
        return true;
      }
    } catch (SQLException e) {
      // dead, as good as
    }
    closeQuietly(connection);
    return false;
  }

  private Connection lent(Connection connection) throws SQLException {
    return LentConnection.of(connection, this::giveBack);
  }

  private void giveBack(Connection connection) {
    try {
      if (!connection.isClosed()) {
        if (!connection.getAutoCommit()) {
          connection.rollback();
          connection.setAutoCommit(true);
        }
        synchronized (kept) {
          if (!closed && kept.size() < KEPT) {
            kept.addFirst(connection);
            return;
          }
        }
      }
    } catch (SQLException e) {
      // not fit to be kept
    }
    closeQuietly(connection);
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // it is of no more use either way
    }
  }

  @Override
  public String toString() {
    return url;
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("the login is configured");
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {
    // nothing is written
  }

  @Override
  public void setLoginTimeout(int seconds) {
    // the URL's own settings decide
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("no java.util.logging logger");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
