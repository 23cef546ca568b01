package org.sessiontrail.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Puts faults between a store and its database, as a network does. */
public final class FaultyDataSource {
  /** What goes wrong with a transaction. */
  public enum Fault {
    /** Nothing. */
    NONE,
    /** No connection is given. */
    UNREACHABLE,
    /** The connection breaks at the second statement that is prepared in it. */
    BREAKS_MIDWAY,
    /** The connection breaks before the commit gets through. */
    COMMIT_NOT_SENT,
    /** The commit is done, its answer is lost. */
    ANSWER_LOST
  }

  private FaultyDataSource() {}

  /** {@code real} with the fault that {@code plan} gives for each connection. */
  public static DataSource around(DataSource real, Supplier<Fault> plan) {
    return (DataSource)
        proxy(
            DataSource.class,
            (method, args) -> {
              if (!method.getName().equals("getConnection")) {
                return passed(real, method, args);
              }
              Fault fault = plan.get();
              if (fault == Fault.UNREACHABLE) {
                throw new SQLException("connection refused", "08001");
              }
              return faulty(real.getConnection(), fault);
            });
  }

  private static Connection faulty(Connection real, Fault fault) {
    int[] prepared = new int[1];
    return (Connection)
        proxy(
            Connection.class,
            (method, args) -> {
              switch (method.getName()) {
                case "prepareStatement" -> {
                  if (fault == Fault.BREAKS_MIDWAY && !real.getAutoCommit() && ++prepared[0] == 2) {
                    throw broken(real);
                  }
                }
                case "commit" -> {
                  if (fault == Fault.COMMIT_NOT_SENT) {
                    throw broken(real);
                  }
                  if (fault == Fault.ANSWER_LOST) {
                    real.commit();
                    throw broken(real);
                  }
                }
                default -> {}
              }
              return passed(real, method, args);
            });
  }

  private static SQLException broken(Connection real) throws SQLException {
    real.abort(Runnable::run);
    return new SQLException("the connection broke", "08006");
  }

  private interface Call {
    @Nullable Object to(Method method, @Nullable Object @Nullable [] args) throws Throwable;
  }

  private static Object proxy(Class<?> type, Call call) {
    return Proxy.newProxyInstance(
        FaultyDataSource.class.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, args) -> call.to(method, args));
  }

  private static @Nullable Object passed(
      Object to, Method method, @Nullable Object @Nullable [] args) throws Throwable {
    try {
      return method.invoke(to, args);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
