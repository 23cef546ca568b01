package org.sessiontrail.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.store.TrailRecords.T0;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sessiontrail.enrich.Enricher;
import org.sessiontrail.enrich.content.ContentRules;
import org.sessiontrail.enrich.source.Referrers;
import org.sessiontrail.insight.Reports;
import org.sessiontrail.insight.question.Answer;
import org.sessiontrail.insight.question.Audience;
import org.sessiontrail.insight.question.Insight;
import org.sessiontrail.insight.question.Period;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.Report;
import org.sessiontrail.insight.segment.SavedSegment;
import org.sessiontrail.insight.segment.SavedSegments;
import org.sessiontrail.insight.segment.Segment;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.RequestEvent;
import org.sessiontrail.record.RequestFacts;
import org.sessiontrail.record.RequestResult;
import org.sessiontrail.record.RequestType;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.visit.VisitBook;
import org.sessiontrail.visit.VisitRules;
import org.sessiontrail.visit.VisitStore;

/** What every database must answer of visits that were made from records. */
abstract class InsightContract extends StoreFixture {
  private static final Period HOUR =
      new Period(T0, T0 + TimeUnit.HOURS.toMicros(1), ZoneOffset.UTC);

  InsightContract(Backend backend) {
    super(backend);
  }

  /** Books of the usual rules. */
  private static final class Books implements VisitStore.VisitBookFactory {
    @Override
    public VisitBook book() {
      return new VisitBook(
          VisitRules.ofMinutes(30),
          new Enricher(new Referrers(Set.of(), Set.of()), new ContentRules(List.of()), null));
    }

    @Override
    public String rules() {
      return "test";
    }
  }

  private StoredRecord view(long micros, String sid, String route) {
    return n1.next(
        new RequestEvent(
            new RequestFacts(micros, "GET", route, null, null, "Firefox/130", "203.0.113.5", null),
            sid,
            null,
            route,
            RequestType.PAGE,
            new RequestResult(200, Outcome.SUCCESS, 12_345, 5_120, null)));
  }

  private void store() throws Exception {
    List<StoredRecord> records = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      records.add(view(T0 + i, "t" + i, "/shop"));
      records.add(view(T0 + 1_000_000 + i, "t" + i, i < 6 ? "/cart" : "/help"));
      records.add(n1.action(T0 + 2_000_000 + i, "t" + i, "cart.add"));
    }
    records.add(loss(T0 + 5, Kind.GAP, "spool-full", 3));
    records.add(loss(T0 + 6, Kind.SUPPRESSED, "excluded", 40));
    records.add(loss(T0 + 7, Kind.SUPPRESSED, "consent", 2));
    storage.store().append(records);
  }

  private void follow() throws Exception {
    while (!storage.visits().follow(new Books(), 1_000).isDone()) {
      assertThat(storage).isNotNull();
    }
  }

  private Answer answer(String report, Question question) throws Exception {
    return new Insight(storage.insight(), storage.reader())
        .answer(Reports.named(report).orElseThrow(), question);
  }

  private static List<List<@Nullable Object>> columns(Answer answer, int most) {
    return answer.table().rows().stream().map(row -> row.subList(0, most)).toList();
  }

  @Test
  void answer_ofStoredRecords_hasItsNumbersAndWhatIsMissing() throws Exception {
    store();
    follow();

    Answer pages = answer("pages", Question.about(HOUR, Audience.INSIDE));

    assertThat(columns(pages, 3)).containsExactly(List.of("/shop", 8L, 8L));
    assertThat(pages.table().suppressed()).isEqualTo(2);
    assertThat(pages.table().notes())
        .hasSize(1)
        .first()
        .asString()
        .contains("2 rows are suppressed");
    assertThat(pages.completeness().captured()).isEqualTo(24);
    assertThat(pages.completeness().gaps()).isEqualTo(3);
    assertThat(pages.completeness().excluded()).isEqualTo(40);
    assertThat(pages.completeness().suppressed()).isEqualTo(2);
    assertThat(pages.completeness().behind()).isZero();

    Question inside = Question.about(HOUR, Audience.INSIDE);
    assertThat(answer("pages", inside.of(Segment.of("device==watch"))).table().notes())
        .containsExactly("No visit of the period meets the segment, or too few to be told of.");
    assertThat(answer("pages", inside.of(Segment.of("page==/help"))).table().notes())
        .contains("There are rows, and none of them may be told.");
    assertThat(answer("searches", inside).table().notes())
        .containsExactly(
            "There are visits in the period, but nothing in them that this report counts.");

    Question all = Question.about(HOUR, Audience.AUDITOR);
    assertThat(columns(answer("pages", all.of(Segment.of("page==/help"))), 3))
        .containsExactly(List.of("/help", 2L, 2L), List.of("/shop", 2L, 2L));
    assertThat(columns(answer("funnel", all.with("step", "page==/cart", "action==cart.add")), 3))
        .containsExactly(List.of("1 page==/cart", 6L, 6L), List.of("2 action==cart.add", 6L, 6L));
  }

  @Test
  void answer_beforeTheVisitsAreMade_saysHowFarTheyAreBehind() throws Exception {
    store();

    Answer overview = answer("overview", Question.about(HOUR, Audience.AUDITOR));

    assertThat(overview.table().rows()).isEmpty();
    assertThat(overview.table().notes()).contains("No visit began in the period.");
    assertThat(overview.completeness().behind()).isEqualTo(24);
    assertThat(overview.table().notes()).anyMatch(note -> note.contains("24 records behind"));
  }

  @Test
  void answer_ofAnEmptyLog_isEmpty() throws Exception {
    for (Report report : Reports.all()) {
      Question question =
          Question.about(HOUR, Audience.AUDITOR)
              .with("step", "page==/a", "page==/b")
              .with("before", "1")
              .with("after", "2");

      assertThat(answer(report.name(), question).table().suppressed()).isZero();
    }
    assertThat(new Insight(storage.insight(), storage.reader()).beginning()).isNull();
  }

  @Test
  void answer_ofEveryReport_isGiven() throws Exception {
    store();
    follow();
    for (Report report : Reports.all()) {
      Question question =
          Question.about(HOUR, Audience.AUDITOR)
              .of(Segment.of("device!=phone;page=@%25,views>=1;action!@%C3%A4"))
              .with("step", "page==/shop", "page==/cart")
              .with("before", "1")
              .with("after", "2");

      Answer answer = answer(report.name(), question);

      assertThat(answer.completeness().captured()).isEqualTo(24);
    }
    assertThat(new Insight(storage.insight(), storage.reader()).beginning()).isEqualTo(T0);
  }

  @Test
  void segments_whenSaved_areFoundReplacedAndForgotten() throws Exception {
    SavedSegments segments = storage.segments();
    assertThat(segments.all()).isEmpty();
    SavedSegment mobile =
        new SavedSegment("mobile", "device==phone,device==tablet", null, "Ann", 7);
    SavedSegment long4 =
        new SavedSegment("all-of-it", "page=@" + "ä".repeat(3_990), "d".repeat(500), null, 8);

    segments.save(mobile);
    segments.save(long4);
    assertThat(segments.all()).containsExactly(long4, mobile);
    assertThat(segments.named("mobile")).contains(mobile);
    assertThat(storage.segments("another").all()).isEmpty();

    SavedSegment other = new SavedSegment("mobile", "device==phone", "phones", null, 9);
    segments.save(other);
    assertThat(segments.named("mobile")).contains(other);
    assertThat(segments.delete("mobile")).isTrue();
    assertThat(segments.delete("mobile")).isFalse();
    assertThat(segments.all()).containsExactly(long4);
  }
}
