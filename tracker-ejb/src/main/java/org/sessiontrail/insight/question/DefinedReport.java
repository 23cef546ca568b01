package org.sessiontrail.insight.question;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.segment.Field;
import org.sessiontrail.insight.sql.SqlFile;
import org.sessiontrail.insight.sql.SqlPart;

/** A report that says of itself what its {@link Words} are, and runs the SQL file of its name. */
public abstract class DefinedReport implements Report {
  private final Words words;
  private final List<SqlFile> files;

  /**
   * What a report says of itself.
   *
   * @param name the name people type, also of its SQL file
   * @param topic group of questions
   * @param title heading
   * @param definition what its numbers are
   */
  public record Words(String name, String topic, String title, String definition) {}

  /** A report of the file of its name. */
  protected DefinedReport(Words words) {
    this(words, List.of(words.name()));
  }

  /** A report of other files. */
  protected DefinedReport(Words words, List<String> files) {
    this.words = words;
    this.files = files.stream().map(SqlFile::named).toList();
  }

  @Override
  public final String name() {
    return words.name();
  }

  @Override
  public final String title() {
    return words.title();
  }

  @Override
  public final String topic() {
    return words.topic();
  }

  @Override
  public final String definition() {
    return words.definition();
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  @Override
  public boolean hasBreakdown() {
    return false;
  }

  @Override
  public List<String> files() {
    return files.stream().map(SqlFile::name).toList();
  }

  /** Its file, the first of them where there are several. */
  protected final SqlFile file() {
    return files.get(0);
  }

  /** The statement of {@link #file} about the visits of a question. */
  protected final SqlPart statement(
      Question question, Map<String, SqlPart> places, Map<String, Object> values) {
    return statement(file(), question, places, values);
  }

  /**
   * The statement of {@code of} about the visits of a question, whose log, period, segment and
   * breakdown it is given.
   *
   * @param places what stands at further places
   * @param values of further parameters
   */
  public static SqlPart statement(
      SqlFile of, Question question, Map<String, SqlPart> places, Map<String, Object> values) {
    Map<String, SqlPart> allPlaces = new HashMap<>(places);
    allPlaces.put("segment", question.segment().predicate());
    Field breakdown = question.view().breakdown();
    if (breakdown != null) {
      allPlaces.put("breakdown", new SqlPart(breakdown.sql(), List.of()));
    }
    Map<String, Object> allValues = new HashMap<>(values);
    allValues.put("log", SqlPart.LOG);
    allValues.put("from", question.period().fromMicros());
    allValues.put("to", question.period().toMicros());
    return of.with(allPlaces, allValues);
  }

  /**
   * Refuses whoever may not read the trails themselves.
   *
   * @param what the report names, after its name: a sentence
   * @throws QuestionMistakes unless the question is an auditor's
   */
  protected final void onlyForAuditors(Question question, String code, String what)
      throws QuestionMistakes {
    if (question.audience() != Audience.AUDITOR) {
      throw new QuestionMistakes(
          List.of(code + " " + name() + " " + what + "; ask for it with audience auditor"));
    }
  }

  /** A number of a row; 0 where there is none. */
  protected static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }
}
