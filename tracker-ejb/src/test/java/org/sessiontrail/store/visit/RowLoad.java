package org.sessiontrail.store.visit;

import jakarta.persistence.Column;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows of one table on their way into a database: by COPY where it has that, else in batches. */
public final class RowLoad {
  private static final int BATCH = 5_000;

  private final List<Field> fields = new ArrayList<>();
  private final String table;
  private final @Nullable Connection connection;
  private final List<Object[]> rows = new ArrayList<>();
  private long count;

  /**
   * Rows of {@code entity}.
   *
   * @param connection null to count only
   */
  public RowLoad(Class<?> entity, @Nullable Connection connection) {
    this.connection = connection;
    this.table = Objects.requireNonNull(entity.getAnnotation(Table.class)).name();
    for (Field field : entity.getDeclaredFields()) {
      Column column = field.getAnnotation(Column.class);
      if (column != null && column.insertable()) {
        field.setAccessible(true);
        fields.add(field);
      }
    }
  }

  /** Takes the row of {@code row}, an entity. */
  public void add(Object row) throws Exception {
    Object[] values = new Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = fields.get(i).get(row);
    }
    rows.add(values);
    count++;
    if (rows.size() >= BATCH) {
      flush();
    }
  }

  private static String name(Field field) {
    return Objects.requireNonNull(field.getAnnotation(Column.class)).name();
  }

  /** How many rows it took. */
  public long count() {
    return count;
  }

  /** Writes what waits, and commits. */
  public void flush() throws Exception {
    if (connection != null && !rows.isEmpty()) {
      if (connection.isWrapperFor(PGConnection.class)) {
        copy(connection);
      } else {
        insert(connection);
      }
      connection.commit();
    }
    rows.clear();
  }

  private String columns() {
    return fields.stream().map(RowLoad::name).collect(Collectors.joining(", "));
  }

  private void copy(Connection to) throws Exception {
    StringBuilder text = new StringBuilder(BATCH * 200);
    for (Object[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        text.append(i == 0 ? "" : "\t").append(escaped(row[i]));
      }
      text.append('\n');
    }
    long unused =
        to.unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(
                "COPY " + table + " (" + columns() + ") FROM STDIN",
                new StringReader(text.toString()));
  }

  private static String escaped(@Nullable Object value) {
    if (value == null) {
      return "\\N";
    }
    return value instanceof byte[] bytes
        ? "\\\\x" + HexFormat.of().formatHex(bytes)
        : value
            .toString()
            .replace("\\", "\\\\")
            .replace("\t", "\\t")
            .replace("\n", "\\n")
            .replace("\r", "\\r");
  }

  private void insert(Connection to) throws Exception {
    String marks = String.join(", ", Collections.nCopies(fields.size(), "?"));
    String insert = "INSERT INTO " + table + " (" + columns() + ") VALUES (" + marks + ")";
    try (PreparedStatement statement = to.prepareStatement(insert)) {
      for (Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          statement.setObject(i + 1, row[i]);
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
