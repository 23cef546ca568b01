package org.sessiontrail.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.store.TrailRecords.HASH;
import static org.sessiontrail.store.TrailRecords.T0;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.config.TrackerConfig.RecordClass;
import org.sessiontrail.config.TrackerConfig.RetentionConfig;
import org.sessiontrail.config.TrackerConfig.RetentionPreset;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.retention.ErasureLevel;
import org.sessiontrail.retention.Selector;
import org.sessiontrail.visit.VisitRecords;

/** What every database must do with visits. */
abstract class VisitsContract extends VisitDetailsContract {
  VisitsContract(Backend backend) {
    super(backend);
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
    assertThat(rows("select distinct channel from tracker_visit")).hasSizeGreaterThan(3);
    assertThat(rows("select distinct device, bot from tracker_visit")).hasSizeGreaterThan(2);
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
  void follow_ofAnEmptyLog_hasNothingToDo() throws Exception {
    assertThat(storage.visits().follow(new Books(30), 10).isDone()).isTrue();
  }
}
