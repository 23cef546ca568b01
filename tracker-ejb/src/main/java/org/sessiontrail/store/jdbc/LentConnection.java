package org.sessiontrail.store.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose {@code close} gives it back. In a transaction it waits for less long than
 * otherwise: a server that has gone silent must not hold up the drain for as long as a long report
 * may take.
 *
 * <p>Threads: as the connection, one at a time.
 */
final class LentConnection implements InvocationHandler {
  /** Twice what a statement may take by {@link DatabaseVendor#transactionLimits}. */
  private static final int SILENT_MILLIS = 60_000;

  private final Connection connection;
  private final Consumer<Connection> giveBack;
  private final int usualMillis;
  private boolean returned;

  private LentConnection(Connection connection, Consumer<Connection> giveBack) throws SQLException {
    this.connection = connection;
    this.giveBack = giveBack;
    this.usualMillis = connection.getNetworkTimeout();
  }

  static Connection of(Connection connection, Consumer<Connection> giveBack) throws SQLException {
    return (Connection)
        Proxy.newProxyInstance(
            LentConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new LentConnection(connection, giveBack));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] args)
      throws Throwable {
    switch (method.getName()) {
      case "close" -> {
        close();
        return null;
      }
      case "isClosed" -> {
        return returned || connection.isClosed();
      }
      case "setAutoCommit" ->
          listenFor(args != null && Boolean.FALSE.equals(args[0]) ? SILENT_MILLIS : usualMillis);
      default -> {}
    }
    try {
      return method.invoke(connection, args);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private void close() {
    if (!returned) {
      returned = true;
      try {
        listenFor(usualMillis);
      } catch (SQLException e) {
        // dead; whoever takes it back will see
      }
      giveBack.accept(connection);
    }
  }

  /** A limit of the URL that is shorter stays; H2 has none. */
  private void listenFor(int millis) throws SQLException {
    int wanted = usualMillis > 0 ? Math.min(usualMillis, millis) : millis;
    if (connection.getNetworkTimeout() != wanted) {
      connection.setNetworkTimeout(Runnable::run, wanted);
    }
  }
}
