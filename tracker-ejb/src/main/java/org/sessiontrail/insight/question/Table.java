package org.sessiontrail.insight.question;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows under columns.
 *
 * @param columns what is in each row
 * @param rows values in the order of the columns; null is unknown
 * @param suppressed how many rows are not told, for too few people are in them
 * @param notes sentences about these rows, may be empty
 */
public record Table(
    List<Column> columns, List<List<@Nullable Object>> rows, int suppressed, List<String> notes) {
  /** Makes the table immutable. */
  public Table {
    columns = List.copyOf(columns);
    List<List<@Nullable Object>> copy = new ArrayList<>();
    rows.forEach(row -> copy.add(Collections.unmodifiableList(new ArrayList<>(row))));
    rows = Collections.unmodifiableList(copy);
    notes = List.copyOf(notes);
  }

  /** The same with a note more. */
  public Table noted(String note) {
    List<String> all = new ArrayList<>(notes);
    all.add(note);
    return new Table(columns, rows, suppressed, all);
  }

  /** The first {@code most} rows, with a note of how many more there are. */
  public Table cut(int most) {
    return rows.size() <= most
        ? this
        : new Table(columns, rows.subList(0, most), suppressed, notes)
            .noted(rows.size() - most + " more rows are not shown.");
  }
}
