package org.sessiontrail.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections for a database that reserves names which the trail's columns have: the scripts for it
 * put an underscore behind those, and so do these, in every statement that is prepared.
 *
 * <p>Threads: as the data source behind.
 */
final class RenamedColumns {
  private static final Pattern RESERVED =
      Pattern.compile("(?i)'[^']*'|(?<![\\w:])(size|level)(?![\\w(])");

  private RenamedColumns() {}

  /** {@code statement} as the scripts of such a database name its columns. */
  static String rename(String statement) {
    return RESERVED
        .matcher(statement)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) == null ? found.group() : found.group() + "_"));
  }

  /** {@code real}, whose connections rename. */
  static DataSource around(DataSource real) {
    return (DataSource)
        proxy(
            DataSource.class,
            (method, args) -> {
              Object result = passed(real, method, args);
              return result instanceof Connection connection ? renaming(connection) : result;
            });
  }

  private static Connection renaming(Connection real) {
    return (Connection)
        proxy(
            Connection.class,
            (method, args) -> {
              if (args != null
                  && method.getName().equals("prepareStatement")
                  && args[0] instanceof String statement) {
                args[0] = rename(statement);
              }
              return passed(real, method, args);
            });
  }

  private interface Call {
    @Nullable Object to(Method method, @Nullable Object @Nullable [] args) throws Throwable;
  }

  private static Object proxy(Class<?> type, Call call) {
    return Proxy.newProxyInstance(
        RenamedColumns.class.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, args) -> call.to(method, args));
  }

  private static @Nullable Object passed(
      Object to, Method method, @Nullable Object @Nullable [] args) throws Throwable {
    try {
      return method.invoke(to, args);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
