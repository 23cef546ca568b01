package org.sessiontrail.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.store.TrailRecords.T0;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.config.TrackerConfig.RecordClass;
import org.sessiontrail.config.TrackerConfig.RetentionConfig;
import org.sessiontrail.config.TrackerConfig.RetentionPreset;
import org.sessiontrail.ledger.tree.Hash;
import org.sessiontrail.ledger.tree.Proofs;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.retention.Purge;
import org.sessiontrail.retention.Selector;
import org.sessiontrail.store.FaultyDataSource;
import org.sessiontrail.store.FaultyDataSource.Fault;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.jdbc.Database;

/** What a purge takes, and that what stays can be proved as before. */
abstract class PurgeContract extends RetentionFixture {
  private static final long DAY = TimeUnit.DAYS.toMicros(1);
  private static final RetentionConfig TEN_DAYS = days(10);

  PurgeContract(Backend backend) {
    super(backend);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void purge_ofAnyPrefix_leavesAllLaterProofsAsTheyWere(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    int old = 300 + random.nextInt(3_600);
    int young = 50 + random.nextInt(900);
    store(n1.requests(old, T0, "a"));
    store(n1.requests(young, T0 + 20 * DAY, "b"));
    seal();
    long kept = old / 256 * 256L;
    List<List<Hash>> before = proofs(seed, kept, old + young);
    setTime(T0 + 21 * DAY);

    Purge purge = purge(TEN_DAYS);

    assertThat(purge.records()).isEqualTo(kept);
    assertThat(purge.contents()).isEqualTo(old - kept);
    assertThat(storage.ledger().state().purged()).isEqualTo(kept);
    assertThat(rows("select min(idx) from ledger_entry")).containsExactly(String.valueOf(kept));
    assertThat(rows("select count(*) from ledger_tile where level = 0 and n < " + kept / 256))
        .containsExactly("0");
    assertThat(proofs(seed, kept, old + young)).isEqualTo(before);
    List<StoredRecord> stated =
        of(Kind.PURGE).stream().filter(r -> r.number("min") != null).toList();
    assertThat(stated.stream().mapToLong(r -> r.number("count")).sum()).isEqualTo(kept);
    assertThat(stated.get(stated.size() - 1).members())
        .containsEntry("min", kept)
        .containsEntry("checkpoint", (long) old + young);
    assertThat(storage.ledger().checkpoints(kept, old + young)).isNotEmpty();
    assertThat(purge(TEN_DAYS).records()).isZero();
  }

  /** Proofs of random places and sizes from {@code kept} on, the same for the same seed. */
  private List<List<Hash>> proofs(long seed, long kept, long size) throws StoreException {
    SplittableRandom random = new SplittableRandom(seed);
    Proofs<StoreException> proofs = new Proofs<>(storage.ledger().nodes(size));
    List<List<Hash>> out = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      long older = kept + random.nextLong(size - kept);
      out.add(proofs.inclusion(older, size));
      out.add(older == 0 ? List.of() : proofs.consistency(older, size));
    }
    return out;
  }

  @Test
  void append_afterAPurge_growsTheSameTree() throws Exception {
    store(n1.requests(700, T0, "a"));
    seal();
    setTime(T0 + 20 * DAY);
    purge(TEN_DAYS);
    purge(TEN_DAYS);

    try (JpaStorage other = JpaStorage.open(database(), LOG)) {
      other.store().append(n1.requests(300, T0 + 20 * DAY, "b"));
      seal();
      assertThat(proofs(3, 512, other.ledger().state().size())).hasSize(80);
    }

    setTime(T0 + 40 * DAY);
    purge(TEN_DAYS);
    assertThat(storage.ledger().state().purged()).isEqualTo(768);
    assertThat(of(Kind.PURGE)).extracting(StoredRecord::seq).doesNotHaveDuplicates();
  }

  @Test
  void purge_withoutACheckpointAboveIt_leavesThePrefix() throws Exception {
    store(n1.requests(300, T0, "a"));
    seal();
    store(n1.requests(300, T0 + 1, "a"));
    setTime(T0 + 20 * DAY);

    assertThat(purge(TEN_DAYS).records()).isEqualTo(256);
  }

  @Test
  void purge_stopsAtWhatIsHeld_andTakesItAfterTheRelease() throws Exception {
    store(n1.requests(300, T0, "a"));
    store(n1.requests(10, T0 + DAY, "held"));
    store(n1.requests(300, T0 + 2 * DAY, "b"));
    Selector held = Selector.ofSession("held");
    storage.retention().holds().hold(held, null, "case-1", null, ops);
    seal();
    setTime(T0 + 20 * DAY);

    Purge first = purge(TEN_DAYS);

    assertThat(first.records()).isEqualTo(256);
    assertThat(rows("select count(*) from ledger_entry where sid = 'held' and leaf is not null"))
        .containsExactly("10");
    assertThat(rows("select count(*) from ledger_entry where sid = 'b' and leaf is not null"))
        .containsExactly("0");
    assertThat(storage.ledger().state().purged()).isEqualTo(256);
    assertNothingIsMissingWithoutARecord();

    storage.retention().holds().release("case-1", ops);
    seal();
    assertThat(purge(TEN_DAYS).records()).isEqualTo(256);
  }

  @Test
  void purge_ofOneClass_leavesTheOthersAndTheTree() throws Exception {
    for (int i = 0; i < 600; i++) {
      storage
          .store()
          .append(
              List.of(
                  n1.next(Fact.of(Kind.HEARTBEAT, T0 + i).build()),
                  n1.request(T0 + i, "a", "ada")));
    }
    setTime(T0 + 20 * DAY);

    Purge purge = purge(days(100).with(RecordClass.TECHNICAL, 10));

    assertThat(purge.records()).isZero();
    assertThat(purge.contents()).isEqualTo(600);
    assertThat(of(Kind.HEARTBEAT)).isEmpty();
    assertThat(of(Kind.REQUEST)).hasSize(600);
    assertThat(of(Kind.PURGE)).extracting(r -> r.number("count")).containsExactly(400L, 200L);
    assertThat(of(Kind.PURGE)).allMatch(r -> "technical".equals(r.text("class")));
    assertThat(recomputedRoot()).isEqualTo(storage.ledger().state().root());
    assertNothingIsMissingWithoutARecord();
  }

  @Test
  void purge_removesSessionHashesAndRefusedRecords() throws Exception {
    store(List.of(sessionStart(T0, "a", "hash-a"), sessionStart(T0 + 15 * DAY, "b", "hash-b")));
    storage.store().park(as("n2/b1", 4, Fact.of(Kind.LOGIN, T0).user("ada")), null, "refused");
    setTime(T0 + 20 * DAY);

    assertThat(purge(TEN_DAYS).children()).isEqualTo(2);

    assertThat(rows("select sid from trail_alias")).containsExactly("b");
    assertThat(rows("select count(*) from tracker_reject")).containsExactly("0");
  }

  /** Every other transaction fails in one way or another; each removal is stated all the same. */
  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"UNREACHABLE", "BREAKS_MIDWAY", "COMMIT_NOT_SENT", "ANSWER_LOST"})
  void purge_whenTheDatabaseFailsInTheMiddle_goesOnAndLeavesNothingUnstated(Fault what)
      throws Exception {
    store(n1.requests(700, T0, "a"));
    store(n1.requests(500, T0 + DAY, "b"));
    seal();
    setTime(T0 + 20 * DAY);
    AtomicReference<Fault> fault = new AtomicReference<>(Fault.NONE);
    try (Database database = new Database(database(), s -> FaultyDataSource.around(s, fault::get));
        JpaStorage faulty = JpaStorage.open(database, LOG, null)) {
      faulty.reader().size();
      Purge purge = new Purge(faulty.retention().purges(), TEN_DAYS, ops);
      int failed = 0;
      boolean more = true;
      for (int i = 0; more; i++) {
        fault.set(i % 2 == 0 ? what : Fault.NONE);
        try {
          more = purge.step();
        } catch (StoreException e) {
          failed++;
        }
        fault.set(Fault.NONE);
        assertNothingIsMissingWithoutARecord();
      }
      assertThat(failed).isGreaterThan(3);
    }

    assertThat(of(Kind.REQUEST)).isEmpty();
    assertThat(storage.ledger().state().purged()).isEqualTo(1_024);
    long stated =
        of(Kind.PURGE).stream()
            .filter(r -> r.number("min") != null)
            .mapToLong(r -> r.number("count"))
            .sum();
    assertThat(stated).isEqualTo(1_024);
    seal();
  }

  @Test
  void expired_countsAndChangesNothing() throws Exception {
    store(n1.requests(30, T0, "a"));
    store(n1.requests(5, T0 + 15 * DAY, "b"));

    assertThat(storage.retention().purges().expired(TEN_DAYS, T0 + 20 * DAY))
        .isEqualTo(Map.of("request", 30L));

    assertThat(rows("select count(*) from ledger_entry")).containsExactly("35");
  }

  private Purge purge(RetentionConfig periods) throws StoreException {
    Purge purge = new Purge(storage.retention().purges(), periods, ops);
    while (purge.step()) {
      // one transaction after the other
    }
    return purge;
  }

  static RetentionConfig days(int days) {
    RetentionConfig out = RetentionConfig.of(List.of(RetentionPreset.DEFAULT));
    for (RecordClass each : RecordClass.values()) {
      out = out.with(each, days);
    }
    return out;
  }
}
