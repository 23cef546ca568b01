package org.sessiontrail.report.insight;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.Audience;
import org.sessiontrail.insight.question.Parameter;
import org.sessiontrail.insight.question.Period;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.QuestionMistakes;
import org.sessiontrail.insight.question.Report;
import org.sessiontrail.insight.segment.Field;
import org.sessiontrail.insight.segment.SavedSegments;
import org.sessiontrail.insight.segment.Segment;
import org.sessiontrail.insight.segment.SegmentMistake;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.format.TypedTexts;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailQuery;

/**
 * What somebody asked a report over visits for, from the texts they typed.
 *
 * @param report which report
 * @param question what is asked of it
 * @param format how it is to be written
 */
public record InsightRequest(Report report, Question question, InsightFormat format) {
  /** The parameters that every report has. */
  public static final List<Parameter> COMMON =
      List.of(
          Parameter.once(
              "from", "Beginning of the period, included; that of the visits unless given."),
          Parameter.once("to", "End of the period, not included; now unless given."),
          Parameter.once("zone", "Time zone in which days begin, Europe/Berlin; UTC unless given."),
          Parameter.segment(
              "segment",
              "Which visits: field==value, joined by ; for and, by a comma for or; @name is a saved one."),
          Parameter.once("compare", "true: the previous period of equal length stands beside."),
          Parameter.once("breakdown", "Field by which each row is broken down."),
          Parameter.once("limit", "Most rows; 100 unless given."),
          Parameter.once(
              "audience",
              "Who it is for, which suppresses small groups: inside (5 people), export (11), auditor (1)."),
          Parameter.once("format", "table, json or csv."));

  private static final int LONGEST_RECORDED = 4_000;
  private static final long DAY_MICROS = 86_400_000_000L;

  /** What those who ask do not say. */
  public interface Setting {
    /** Now, microseconds since 1970. */
    long nowMicros();

    /** When the first visit began, or null. */
    @Nullable Long beginning() throws Exception;

    /** Whether who asks may read the trails themselves. */
    boolean isAuditor();

    /** The segments that people saved; null where there is no place for them. */
    @Nullable SavedSegments segments();

    /** The format unless one is named. */
    InsightFormat format();
  }

  /**
   * The request that {@code texts} make.
   *
   * @param texts values by name; a missing or blank one sets no condition
   * @throws QuestionMistakes every mistake at once
   * @throws Exception what {@link Setting#beginning} throws
   */
  public static InsightRequest of(Report report, Map<String, List<String>> texts, Setting setting)
      throws Exception {
    return new Parsing(report, texts).request(setting);
  }

  /** The conditions that were set, texts by parameter name, for the record of the reading. */
  public Map<String, String> conditions() {
    Map<String, String> out = new TreeMap<>();
    out.put("from", TrailClock.format(question.period().fromMicros()));
    out.put("to", TrailClock.format(question.period().toMicros()));
    out.put("audience", question.audience().id());
    if (!question.segment().isEverybody()) {
      out.put("segment", question.segment().text());
    }
    question.parameters().forEach((name, values) -> out.put(name, cut(String.join(" ", values))));
    return out;
  }

  /** What a record has room for: a file of costs may be long. */
  private static String cut(String text) {
    return text.length() <= LONGEST_RECORDED
        ? text
        : text.substring(0, LONGEST_RECORDED)
            + " and "
            + (text.length() - LONGEST_RECORDED)
            + " characters more";
  }

  /** Reads one request. */
  private static final class Parsing {
    private final Report report;
    private final TypedTexts texts;
    private final Map<String, List<String>> own = new LinkedHashMap<>();

    Parsing(Report report, Map<String, List<String>> given) {
      this.report = report;
      Map<String, @Nullable String> first = new TreeMap<>();
      List<String> several = new ArrayList<>();
      Set<String> repeated = new HashSet<>();
      report.parameters().stream()
          .filter(Parameter::isRepeated)
          .forEach(each -> repeated.add(each.name()));
      given.forEach(
          (name, values) -> {
            first.put(name, values.isEmpty() ? null : values.get(0));
            if (values.size() > 1 && !repeated.contains(name)) {
              several.add(name);
            }
          });
      Set<String> known = new HashSet<>();
      COMMON.forEach(each -> known.add(each.name()));
      report.parameters().forEach(each -> known.add(each.name()));
      texts = new TypedTexts(first).only(known, "the report " + report.name());
      several.forEach(name -> texts.mistake(TypedTexts.shown(name) + " is given several times"));
      for (Parameter each : report.parameters()) {
        List<String> values =
            given.getOrDefault(each.name(), List.of()).stream()
                .filter(text -> !text.isBlank())
                .toList();
        if (!values.isEmpty()) {
          own.put(each.name(), values);
        }
      }
    }

    InsightRequest request(Setting setting) throws Exception {
      TrailQuery typed = texts.period();
      ZoneId zone = zone();
      Segment segment = segment(setting);
      writeSegments(setting);
      Question.View view = new Question.View(compared(), breakdown(), limit());
      Audience audience = audience(setting);
      InsightFormat format = format(setting);
      if (texts.mistakes().isEmpty()) {
        Period period = period(typed, zone, setting);
        if (texts.mistakes().isEmpty()) {
          return new InsightRequest(
              report, new Question(period, segment, view, audience, own), format);
        }
      }
      throw new QuestionMistakes(texts.mistakes());
    }

    private Period period(TrailQuery typed, ZoneId zone, Setting setting) throws Exception {
      long to = typed.toMicros() == null ? setting.nowMicros() + 1 : typed.toMicros();
      Long from = typed.fromMicros();
      if (from == null) {
        Long first = setting.beginning();
        from = first == null || first >= to ? Long.valueOf(Math.max(0, to - DAY_MICROS)) : first;
      }
      if (from >= to) {
        texts.mistake("TRK-0635 from must be before now");
        return new Period(0, 1, zone);
      }
      return new Period(from, to, zone);
    }

    private ZoneId zone() {
      String typed = texts.text("zone");
      try {
        return ZoneId.of(typed == null ? "UTC" : typed);
      } catch (DateTimeException e) {
        texts.mistake(
            "TRK-0635 zone " + TypedTexts.shown(typed) + " is not known; write Europe/Berlin");
        return ZoneId.of("UTC");
      }
    }

    /** Puts what was saved in place of names in the report's own segments. */
    private void writeSegments(Setting setting) throws StoreException {
      for (Parameter each : report.parameters()) {
        List<String> typed = own.get(each.name());
        if (each.isSegment() && typed != null) {
          try {
            own.put(each.name(), List.of(written(typed.get(0), setting)));
          } catch (SegmentMistake e) {
            texts.mistake(String.valueOf(e.getMessage()));
          }
        }
      }
    }

    private static String written(String typed, Setting setting)
        throws SegmentMistake, StoreException {
      SavedSegments saved = setting.segments();
      return saved == null ? typed : saved.written(typed);
    }

    private Segment segment(Setting setting) throws StoreException {
      String typed = texts.text("segment", Segment.MAX_LENGTH);
      try {
        return typed == null ? Segment.EVERYBODY : Segment.of(written(typed, setting));
      } catch (SegmentMistake e) {
        texts.mistake(String.valueOf(e.getMessage()));
        return Segment.EVERYBODY;
      }
    }

    private boolean compared() {
      String typed = texts.text("compare");
      if (typed != null && !Set.of("true", "false", "previous").contains(typed)) {
        texts.mistake("TRK-0635 compare is true or false");
      }
      return typed != null && !typed.equals("false");
    }

    private @Nullable Field breakdown() {
      String typed = texts.text("breakdown");
      if (typed == null) {
        return null;
      }
      Field field = Field.of(typed).filter(Field::isOfVisits).orElse(null);
      if (field == null) {
        texts.mistake(
            "TRK-0635 breakdown is one of "
                + String.join(", ", Field.ofVisits().stream().map(Field::id).toList()));
      } else if (!report.hasBreakdown()) {
        texts.mistake("TRK-0635 the report " + report.name() + " has no breakdown");
      }
      return field;
    }

    private int limit() {
      String typed = texts.text("limit");
      if (typed == null) {
        return Question.View.ROWS;
      }
      if (!typed.matches("[1-9]\\d{0,4}") || Integer.parseInt(typed) > Question.View.MOST_ROWS) {
        texts.mistake("TRK-0635 limit is a number from 1 to " + Question.View.MOST_ROWS);
        return Question.View.ROWS;
      }
      return Integer.parseInt(typed);
    }

    private Audience audience(Setting setting) {
      String typed = texts.text("audience");
      Audience audience = typed == null ? Audience.INSIDE : Audience.of(typed).orElse(null);
      if (audience == null) {
        texts.mistake("TRK-0635 audience is one of " + String.join(", ", Audience.ids()));
        return Audience.INSIDE;
      }
      if (audience == Audience.AUDITOR && !setting.isAuditor()) {
        texts.mistake("TRK-0635 audience auditor is for those who may read the trails themselves");
      }
      return audience;
    }

    private InsightFormat format(Setting setting) {
      String typed = texts.text("format");
      InsightFormat format =
          typed == null ? setting.format() : InsightFormat.of(typed).orElse(null);
      if (format == null) {
        texts.mistake("TRK-0635 format is one of " + String.join(", ", InsightFormat.names()));
        return setting.format();
      }
      return format;
    }
  }
}
