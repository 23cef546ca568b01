package org.sessiontrail.store.jdbc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.UnaryOperator;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.store.StoreException;

/**
 * The configured database: a data source of the server or a JDBC URL. Opens nothing by itself.
 *
 * <p>Make it on a thread of the container: WildFly has no names for a thread of one's own, so a
 * data source is looked up at once and kept. One that is not there yet is looked up again on use.
 *
 * <p>Threads: safe for any number of threads.
 */
public final class Database implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Database.class.getName());

  private final DatabaseConfig config;
  private final UnaryOperator<DataSource> around;
  private @Nullable DataSource source;
  private @Nullable JdbcUrlDataSource ours;

  /** The database that {@code config} names. */
  public Database(DatabaseConfig config) {
    this(config, UnaryOperator.identity());
  }

  /**
   * As the other one, with something around the data source of a JDBC URL: what counts or fails.
   */
  public Database(DatabaseConfig config, UnaryOperator<DataSource> around) {
    this.config = config;
    this.around = around;
    if (config.datasource() != null) {
      try {
        source = lookUp(config.datasource());
      } catch (NamingException e) {
        LOG.log(Level.DEBUG, () -> "not there yet: " + config, e);
      }
    }
  }

  /** Whether it is a data source of the server, able to take part in the server's transactions. */
  public boolean isManaged() {
    return config.datasource() != null;
  }

  /** Where connections come from. */
  public synchronized DataSource source() throws StoreException {
    if (source == null) {
      if (config.datasource() != null) {
        source = lookUpOrExplain(config.datasource());
      } else {
        ours = new JdbcUrlDataSource(config.jdbcUrl(), config.user(), config.password());
        source = around.apply(ours);
      }
    }
    return source;
  }

  /** What {@code thrown} means for an operator of this database. */
  public StoreException explain(Throwable thrown) {
    return StoreFailures.explain(this, thrown);
  }

  /** Lets go of connections that are kept open; the next {@link #source} begins anew. */
  @Override
  public synchronized void close() {
    if (ours != null) {
      ours.close();
      ours = null;
      source = null;
    }
  }

  /** What to call it in messages; never holds the password. */
  @Override
  public String toString() {
    return config.toString();
  }

  private static DataSource lookUpOrExplain(String name) throws StoreException {
    try {
      return lookUp(name);
    } catch (NamingException e) {
      throw new StoreException(
          "TRK-0310 there is no data source "
              + name
              + "; define it in the server or correct tracker.datasource",
          e);
    }
  }

  @SuppressWarnings("BanJNDI") // the name is the operator's, never a client's
  private static DataSource lookUp(String name) throws NamingException {
    Object found = new InitialContext().lookup(name);
    if (found instanceof DataSource dataSource) {
      return dataSource;
    }
    throw new NamingException(name + " is no data source");
  }
}
