package org.sessiontrail.insight.question;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.segment.Field;
import org.sessiontrail.insight.sql.SqlPart;
import org.sessiontrail.store.StoreException;

/**
 * A report of one statement that counts groups of visits. The statement has the places {@code
 * segment} and {@code breakdown}.
 */
public abstract class SqlReport extends DefinedReport {
  /** What a bounce and the duration of visits are: the end of definitions that have them. */
  protected static final String BOUNCE =
      " A bounce is a visit of less than ten seconds, one page view and no conversion; the duration"
          + " is a mean over visits of two and more records.";

  private static final String PREVIOUS = "previous_";

  private final Form form;

  /** A report of the file of its name. */
  protected SqlReport(Words words, Form form) {
    super(words);
    this.form = form;
  }

  @Override
  public boolean hasBreakdown() {
    return file().places().contains("breakdown");
  }

  @Override
  public final List<String> files() {
    return super.files();
  }

  /** What stands at further places. */
  protected Map<String, SqlPart> places(Question question) throws QuestionMistakes {
    return Map.of();
  }

  /** Values of further parameters. */
  protected Map<String, Object> values(Question question) throws QuestionMistakes {
    return Map.of();
  }

  /** What is told of a key that the statement gave. */
  protected @Nullable String key(int number, @Nullable String given, Question question)
      throws QuestionMistakes {
    return given;
  }

  /** Keys of rows that are told even where there is nothing in them. */
  protected List<List<@Nullable Object>> expected(Question question) throws QuestionMistakes {
    return List.of();
  }

  /** The order of rows: by the first measure, the greatest first. */
  protected Comparator<List<@Nullable Object>> order(int keys) {
    return Comparator.comparing(row -> (Long) row.get(keys), Comparator.reverseOrder());
  }

  /** The statement of a question. */
  public final SqlPart statement(Question question) throws QuestionMistakes {
    return statement(question, places(question), values(question));
  }

  @Override
  public final Table table(Question question, InsightRows rows)
      throws QuestionMistakes, StoreException {
    Told now = told(question, rows);
    int keys = keys(question);
    List<List<@Nullable Object>> out = new ArrayList<>(now.rows.values());
    List<Column> columns = columns(question);
    if (question.view().isCompared()) {
      Told before = told(question.in(question.period().previous()), rows);
      List<@Nullable Object> none = new ArrayList<>();
      form.measures().forEach(measure -> none.add(null));
      for (Map.Entry<List<@Nullable Object>, List<@Nullable Object>> row : now.rows.entrySet()) {
        List<@Nullable Object> then = before.rows.get(aligned(row.getKey(), question));
        row.getValue().addAll(then == null ? none : then.subList(keys, then.size()));
      }
      for (Form.Measure measure : form.measures()) {
        Column column = measure.column();
        columns.add(new Column(PREVIOUS + column.name(), column.type(), column.unit()));
      }
    }
    out.sort(order(keys).thenComparing(row -> String.valueOf(row.subList(0, keys))));
    return new Table(columns, out, now.suppressed, List.of()).cut(question.view().limit());
  }

  /** The keys in the previous period that {@code keys} are compared with. */
  protected List<@Nullable Object> aligned(List<@Nullable Object> keys, Question question)
      throws QuestionMistakes {
    return keys;
  }

  /** Rows by their keys. */
  private record Told(Map<List<@Nullable Object>, List<@Nullable Object>> rows, int suppressed) {}

  private Told told(Question question, InsightRows rows) throws QuestionMistakes, StoreException {
    List<SumRow> found = new ArrayList<>();
    for (@Nullable Object[] row : rows.rows(statement(question))) {
      found.add(SumRow.of(row, form));
    }
    long[] people = found.stream().mapToLong(SumRow::people).toArray();
    BitSet hidden =
        Suppression.of(
            found.stream().map(SumRow::keys).toList(), people, question.audience().least());
    Map<List<@Nullable Object>, List<@Nullable Object>> out = new HashMap<>();
    int from = question.view().breakdown() == null ? 1 : 0;
    if (from == 1) {
      SumRow nothing = SumRow.nothing(form);
      for (List<@Nullable Object> keys : expected(question)) {
        out.put(keys, cells(keys, nothing));
      }
    }
    for (int i = 0; i < found.size(); i++) {
      SumRow row = found.get(i);
      List<@Nullable Object> keys = new ArrayList<>();
      for (int key = from; key < row.keys().size(); key++) {
        String given = row.keys().get(key);
        keys.add(key == 0 ? given : key(key - 1, given, question));
      }
      if (hidden.get(i)) {
        out.remove(keys);
      } else {
        out.put(keys, cells(keys, row));
      }
    }
    return new Told(out, hidden.cardinality());
  }

  private List<@Nullable Object> cells(List<@Nullable Object> keys, SumRow row) {
    List<@Nullable Object> out = new ArrayList<>(keys);
    form.measures().forEach(measure -> out.add(row.told(form, measure)));
    return out;
  }

  private int keys(Question question) {
    return form.keys().size() + (question.view().breakdown() == null ? 0 : 1);
  }

  private List<Column> columns(Question question) {
    List<Column> out = new ArrayList<>();
    Field breakdown = question.view().breakdown();
    if (breakdown != null) {
      out.add(new Column(breakdown.id(), Column.Type.TEXT, null));
    }
    out.addAll(form.keys());
    form.measures().forEach(measure -> out.add(measure.column()));
    return out;
  }
}
