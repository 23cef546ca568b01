package org.sessiontrail.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.store.TrailRecords.HASH;
import static org.sessiontrail.store.TrailRecords.T0;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
import org.sessiontrail.visit.VisitRecords;
import org.sessiontrail.visit.VisitRules;
import org.sessiontrail.visit.VisitStore;

/** What every database must keep of a visit's pages, deeds and visitor. */
abstract class VisitDetailsContract extends RetentionFixture {
  static final String ALL_VISITS =
      "select sid, num, first_idx, start_micros, last_micros, views, deeds, background, failures,"
          + " entry_route, exit_route, exit_idx, known_views, known_millis, subject_ref, device,"
          + " browser, os, channel, source, last_idx, visible_millis, exit_millis, gap_squares,"
          + " value_milli, steps, errors, statics, told, is_returning, is_engaged, is_converted,"
          + " currency, visitor, language, app_release, referrer_host, landing_route, bot_hint,"
          + " bot, browser_version, os_version, medium, campaign, campaign_term, campaign_content,"
          + " country, region, city"
          + " from tracker_visit order by sid, num";
  static final String ALL_VIEWS =
      "select idx, at_micros, millis, sid, visit_num, num, route, topic, format, took_millis,"
          + " visible_millis, status, scroll_percent, ttfb, fcp, lcp, inp, cls, kind, title, page"
          + " from tracker_view order by idx";
  static final String ALL_DEEDS = "select * from tracker_deed order by idx";

  VisitDetailsContract(Backend backend) {
    super(backend);
  }

  /** Books by an idle limit in minutes. */
  record Books(int minutes) implements VisitStore.VisitBookFactory {
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

  StoredRecord view(long micros, String sid, @Nullable String user, String route) {
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

  StoredRecord action(long micros, String sid, String name, Map<String, String> detail) {
    return n1.next(VisitRecords.action(micros, name, detail).on(sid).build());
  }

  void followAll(int minutes, int most) throws Exception {
    VisitStore visits = storage.visits();
    while (!visits.follow(new Books(minutes), most).isDone()) {
      assertThat(most).isPositive();
    }
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

  @ParameterizedTest
  @EnumSource(ErasureLevel.class)
  void follow_ofADaysVisitor_afterAnErasure_isAsComputedAnew(ErasureLevel level) throws Exception {
    setTime(T0 + 60 * MINUTE);
    List<StoredRecord> records = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      records.add(
          n1.next(
              VisitRecords.action(T0 + i * MINUTE, "search", Map.of("term", "secret " + i))
                  .on("trail-" + i % 2)
                  .put("vid", "day-visitor")
                  .user(i % 2 == 0 ? "zaphod" : null)
                  .build()));
    }
    store(records);
    followAll(30, 3);
    assertThat(rows("select deeds, subject_ref from tracker_visit")).containsExactly("4|null");

    erasures()
        .erase(request("R1", level), subjectOf(Selector.ofUser("zaphod")), (done, total) -> {});
    followAll(30, 3);
    List<String> visits = rows(ALL_VISITS);
    List<String> deeds = rows(ALL_DEEDS);
    storage.visits().forget();
    followAll(30, 1000);

    assertThat(deeds).noneMatch(row -> row.contains("secret 0") || row.contains("secret 2"));
    assertThat(rows(ALL_VISITS)).isEqualTo(visits).hasSize(1);
    assertThat(rows(ALL_DEEDS)).isEqualTo(deeds).hasSize(level == ErasureLevel.E2 ? 2 : 4);
  }

  @Test
  void current_isWhoDidSomethingWithinFiveMinutes() throws Exception {
    store(
        List.of(
            view(T0, "t1", null, "/a"),
            view(T0 + MINUTE, "t2", "anna", "/a"),
            view(T0 + MINUTE, "t3", "anna", "/a")));
    followAll(30, 1000);

    VisitStore visits = storage.visits();
    assertThat(visits.current(T0 + 5 * MINUTE)).isEqualTo(new VisitStore.Current(3, 2, 0));
    assertThat(visits.current(T0 + 5 * MINUTE + 1)).isEqualTo(new VisitStore.Current(2, 1, 0));
    assertThat(visits.current(T0 + 7 * MINUTE)).isEqualTo(new VisitStore.Current(0, 0, 0));
    assertThat(visits.rules()).isEqualTo("test 30");
  }

  @Test
  void follow_ofAUserWhoComesBack_onAnotherTrail_saysSo() throws Exception {
    store(
        List.of(
            view(T0, "t1", null, "/a"),
            view(T0 + MINUTE, "t2", "anna", "/a"),
            view(T0 + 2 * MINUTE, "t3", "anna", "/a")));
    followAll(30, 1);
    assertThat(rows("select sid, is_returning from tracker_visit order by sid"))
        .containsExactly("t1|0", "t2|0", "t3|1");

    store(List.of(view(T0 + 3 * MINUTE, "t1", "anna", "/b")));
    followAll(30, 1);
    assertThat(rows("select sid, is_returning, visitor from tracker_visit order by sid"))
        .containsExactly(
            "t1|0|" + HASH.ofUser("anna"),
            "t2|1|" + HASH.ofUser("anna"),
            "t3|1|" + HASH.ofUser("anna"));
  }
}
