package org.sessiontrail.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.store.TrailRecords.HASH;
import static org.sessiontrail.store.TrailRecords.T0;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.config.TrackerConfig.RecordClass;
import org.sessiontrail.config.TrackerConfig.RetentionConfig;
import org.sessiontrail.config.TrackerConfig.RetentionPreset;
import org.sessiontrail.enrich.Enricher;
import org.sessiontrail.enrich.content.ContentRules;
import org.sessiontrail.enrich.source.Referrers;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.RequestEvent;
import org.sessiontrail.record.RequestFacts;
import org.sessiontrail.record.RequestResult;
import org.sessiontrail.record.RequestType;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.retention.ErasureLevel;
import org.sessiontrail.retention.Selector;
import org.sessiontrail.visit.VisitBook;
import org.sessiontrail.visit.VisitRules;
import org.sessiontrail.visit.VisitStore;

/** What every database must do with visits. */
abstract class VisitsContract extends RetentionFixture {
  private static final String ALL_VISITS =
      "select sid, num, first_idx, start_micros, last_micros, views, deeds, background, failures,"
          + " entry_route, exit_route, exit_idx, known_views, known_millis, subject_ref, device,"
          + " browser, os, channel, source, last_idx, visible_millis, exit_millis, gap_squares,"
          + " value_milli, steps, errors, statics, told, is_returning, is_engaged, is_converted,"
          + " currency, visitor, language, app_release, referrer_host, landing_route, bot_hint"
          + " from tracker_visit order by sid, num";
  private static final String ALL_VIEWS =
      "select idx, at_micros, millis, sid, visit_num, num, route, topic, format, took_millis,"
          + " visible_millis, status, scroll_percent, ttfb, fcp, lcp, inp, cls, kind, title, page"
          + " from tracker_view order by idx";
  private static final String ALL_DEEDS = "select * from tracker_deed order by idx";

  VisitsContract(Backend backend) {
    super(backend);
  }

  /** Books by an idle limit in minutes. */
  private record Books(int minutes) implements VisitStore.VisitBookFactory {
    @Override
    public VisitBook book() {
      return new VisitBook(
          VisitRules.ofMinutes(minutes),
          new Enricher(
              new Referrers(Set.of("shop.example.com"), Set.of()),
              new ContentRules(List.of("/shop/product/*=goods")),
              null));
    }

    @Override
    public String rules() {
      return "test " + minutes;
    }
  }

  private StoredRecord view(long micros, String sid, @Nullable String user, String route) {
    return n1.next(
        new RequestEvent(
            new RequestFacts(
                micros,
                "GET",
                route,
                null,
                "https://www.google.com/",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/126.0.0.0 Safari/537.36",
                "203.0.113.57",
                null),
            sid,
            user,
            route,
            RequestType.PAGE,
            new RequestResult(200, Outcome.SUCCESS, 12_345, 5_120, null)));
  }

  private StoredRecord action(long micros, String sid, String name, Map<String, String> detail) {
    return n1.next(VisitRecords.action(micros, name, detail).on(sid).build());
  }

  private void followAll(int minutes, int most) throws Exception {
    VisitStore visits = storage.visits();
    while (!visits.follow(new Books(minutes), most).isDone()) {
      assertThat(most).isPositive();
    }
  }

  @Test
  void follow_ofAVisit_keepsWhatItWas() throws Exception {
    storage
        .store()
        .append(
            List.of(
                view(T0, "t1", null, "/shop/product/1"),
                n1.action(T0 + 2_000_000, "t1", "cart.add"),
                n1.next(
                    Fact.of(Kind.LOGIN, T0 + 3_000_000)
                        .on("t1")
                        .user("anna")
                        .personal("who", "user", "anna")
                        .build()),
                view(T0 + 20_000_000, "t1", "anna", "/shop/cart")));

    followAll(30, 1000);

    assertThat(
            rows(
                "select views, deeds, entry_route, exit_route, known_millis, subject_ref, device,"
                    + " browser, os, channel, source from tracker_visit"))
        .containsExactly(
            "2|2|/shop/product/1|/shop/cart|20000|"
                + HASH.ofUser("anna")
                + "|desktop|Chrome|Windows|Organic Search|Google");
    assertThat(rows("select route, millis, topic, format from tracker_view order by idx"))
        .containsExactly("/shop/product/1|20000|goods|page", "/shop/cart|null|null|page");
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 6})
  void follow_inAnyPieces_isAsComputedAnew(int seed) throws Exception {
    VisitRecords random = new VisitRecords(n1, seed);
    List<StoredRecord> records = new ArrayList<>();
    Random pieces = new Random(seed);
    for (int i = 0; i < 800; i++) {
      records.add(random.next());
      if (pieces.nextInt(20) == 0) {
        storage.store().append(records);
        records.clear();
        var unused = storage.visits().follow(new Books(30), 1 + pieces.nextInt(30));
      }
    }
    storage.store().append(records);
    followAll(30, 17);
    List<String> followed = rows(ALL_VISITS);
    List<String> views = rows(ALL_VIEWS);
    List<String> deeds = rows(ALL_DEEDS);

    storage.visits().forget();
    followAll(30, 1000);

    assertThat(followed).hasSizeGreaterThan(20);
    assertThat(rows(ALL_VISITS)).isEqualTo(followed);
    assertThat(rows(ALL_VIEWS)).isEqualTo(views);
    assertThat(rows(ALL_DEEDS)).isEqualTo(deeds);
    assertThat(rows("select count(*) from tracker_view where visible_millis > 0"))
        .noneMatch("0"::equals);
    assertThat(rows("select distinct is_returning from tracker_visit")).hasSize(2);
  }

  @Test
  void follow_byOtherRules_beginsAnew() throws Exception {
    storage
        .store()
        .append(
            List.of(
                view(T0, "t", null, "/a"),
                view(T0 + TimeUnit.MINUTES.toMicros(20), "t", null, "/b")));
    followAll(30, 1000);
    assertThat(rows("select views from tracker_visit")).containsExactly("2");

    followAll(10, 1000);

    assertThat(rows("select num, views from tracker_visit order by num"))
        .containsExactly("1|1", "2|1");
  }

  @Test
  void follow_byTwoNodes_takesEachRecordOnce() throws Exception {
    List<StoredRecord> records = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      records.add(view(T0 + i * 1_000_000L, "t", null, "/p"));
    }
    storage.store().append(records);
    try (JpaStorage other = JpaStorage.open(database(), LOG)) {
      for (int i = 0; i < 40; i++) {
        var here = storage.visits().follow(new Books(30), 7);
        var there = other.visits().follow(new Books(30), 5);
        assertThat(there.next()).isGreaterThanOrEqualTo(here.next());
      }
    }

    assertThat(rows("select views from tracker_visit")).containsExactly("200");
    assertThat(rows("select count(*) from tracker_view")).containsExactly("200");
  }

  @ParameterizedTest
  @EnumSource(ErasureLevel.class)
  void follow_afterAnErasure_isAsComputedFromWhatIsLeft(ErasureLevel level) throws Exception {
    setTime(T0 + 60 * MINUTE);
    store(visits(6, T0, "trail-z", "zaphod"));
    store(List.of(view(T0 + MINUTE, "other", "trillian", "/p")));
    followAll(30, 3);
    assertThat(rows("select subject_ref from tracker_visit where sid = 'trail-z'"))
        .containsExactly(HASH.ofUser("zaphod"));

    erasures()
        .erase(request("R1", level), subjectOf(Selector.ofUser("zaphod")), (done, total) -> {});
    followAll(30, 3);
    List<String> followed = rows(ALL_VISITS);
    List<String> views = rows(ALL_VIEWS);
    storage.visits().forget();
    followAll(30, 1000);

    assertThat(dump())
        .filteredOn(row -> row.startsWith("tracker_vi"))
        .isNotEmpty()
        .noneMatch(row -> row.contains(HASH.ofUser("zaphod")));
    assertThat(rows(ALL_VISITS)).isEqualTo(followed).hasSize(level == ErasureLevel.E2 ? 1 : 2);
    assertThat(rows(ALL_VIEWS)).isEqualTo(views);
    assertThat(rows("select device from tracker_visit where sid = 'trail-z'"))
        .containsExactlyElementsOf(level == ErasureLevel.E2 ? List.of() : List.of("unknown"));
    assertThat(rows("select * from tracker_stale")).isEmpty();
  }

  @Test
  void follow_afterAPurge_isAsComputedFromWhatIsLeft() throws Exception {
    setTime(T0 + 60 * MINUTE);
    List<StoredRecord> records = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      records.add(view(T0 + i * 1_000L, "t" + i / 100, null, "/p" + i % 3));
    }
    store(records);
    seal();
    followAll(30, 1000);
    setTime(T0 + TimeUnit.DAYS.toMicros(3));

    RetentionConfig days = RetentionConfig.of(List.of(RetentionPreset.DEFAULT));
    for (RecordClass each : RecordClass.values()) {
      days = days.with(each, 2);
    }
    long purged = storage.retention().purges().prefix(days, ops);
    followAll(30, 1000);
    List<String> followed = rows(ALL_VISITS);
    storage.visits().forget();
    followAll(30, 1000);

    assertThat(purged).isPositive();
    assertThat(rows(ALL_VISITS)).isEqualTo(followed).hasSizeLessThan(6);
  }

  @Test
  void follow_ofWhatPagesTell_putsItToTheirViews() throws Exception {
    storage
        .store()
        .append(
            List.of(
                view(T0, "t", null, "/a"),
                n1.next(
                    VisitRecords.told(T0 + 1_000_000, "t", "view", "p1", "/a")
                        .personal("what", "title", "All")
                        .build()),
                n1.next(
                    VisitRecords.told(T0 + 9_000_000, "t", "leave", "p1", "/a")
                        .put("visible", 7_000)
                        .put("depth", 80)
                        .build()),
                n1.next(
                    VisitRecords.told(T0 + 9_000_000, "t", "timing", "p1", "/a")
                        .put("lcp", 900)
                        .put("cls", 12)
                        .build()),
                n1.next(
                    VisitRecords.told(T0 + 20_000_000, "t", "view", "p2", "/a/more")
                        .put("soft", true)
                        .build()),
                n1.next(
                    VisitRecords.told(T0 + 21_000_000, "t", "click", "p2", "/a/more")
                        .personal("what", "element", "buy")
                        .build()),
                n1.next(
                    VisitRecords.told(T0 + 22_000_000, "t", "error", "p2", "/a/more")
                        .personal("what", "error", "TypeError")
                        .build()),
                n1.next(
                    VisitRecords.told(T0 + 90 * MINUTE, "t", "leave", "p2", "/a/more")
                        .put("visible", 5_000)
                        .build())));
    followAll(30, 3);

    assertThat(
            rows(
                "select kind, status, route, title, millis, visible_millis, scroll_percent, lcp,"
                    + " cls, num from tracker_view order by idx"))
        .containsExactly(
            "request|200|/a|All|20000|7000|80|900|12|1",
            "soft|null|/a/more|null|5000|5000|null|null|null|2");
    assertThat(rows("select kind, name, route, num from tracker_deed order by idx"))
        .containsExactly("click|buy|/a/more|3", "error|TypeError|/a/more|4");
    assertThat(
            rows(
                "select views, deeds, visible_millis, known_views, known_millis, errors, told,"
                    + " is_engaged, visitor from tracker_visit"))
        .containsExactly("2|1|12000|2|25000|1|6|1|t");
  }

  @Test
  void follow_ofDeeds_keepsWhatReportsNeed() throws Exception {
    storage
        .store()
        .append(
            List.of(
                view(T0, "t", null, "/p"),
                action(
                    T0 + 1,
                    "t",
                    "cart.add",
                    Map.of("sku", "T-1", "quantity", "2", "price", "4.255")),
                action(T0 + 2, "t", "search", Map.of("term", "green tea", "results", "3")),
                action(
                    T0 + 3,
                    "t",
                    "order.place",
                    Map.of("orderId", "O-1", "total", "12.50", "items", "3", "currency", "eur"))));
    followAll(30, 1000);

    assertThat(
            rows(
                "select kind, name, route, item, value_milli, quantity, currency, results, num"
                    + " from tracker_deed order by idx"))
        .containsExactly(
            "action|cart.add|/p|T-1|4255|2|null|null|2",
            "action|search|/p|green tea|null|null|null|3|3",
            "action|order.place|/p|O-1|12500|3|EUR|null|4");
    assertThat(rows("select is_converted, value_milli, currency, is_engaged from tracker_visit"))
        .containsExactly("1|12500|EUR|1");
  }

  @Test
  void follow_ofWhatMayNotBeAnalysed_countsNoneOfIt() throws Exception {
    Fact.Builder withheld =
        Fact.of(Kind.ACTION, T0 + 1)
            .put("name", "cart.add")
            .put("outcome", "success")
            .put("withheld", List.of("analytics", "personalisation", "marketing"));
    Fact.Builder cookieless =
        Fact.of(Kind.ACTION, T0 + 2)
            .put("name", "cart.add")
            .put("outcome", "success")
            .put("vid", "day-visitor")
            .put("withheld", List.of("personalisation", "marketing"));
    storage
        .store()
        .append(
            List.of(
                n1.next(withheld.on("t").user("anna").build()),
                n1.next(cookieless.on("t").user("anna").build())));
    followAll(30, 1000);

    assertThat(rows("select sid, visitor, subject_ref, deeds from tracker_visit"))
        .containsExactly("day-visitor|day-visitor|null|1");
  }

  @Test
  void follow_ofAnEmptyLog_hasNothingToDo() throws Exception {
    assertThat(storage.visits().follow(new Books(30), 10).isDone()).isTrue();
  }
}
