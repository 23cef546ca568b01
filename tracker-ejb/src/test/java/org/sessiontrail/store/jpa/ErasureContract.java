package org.sessiontrail.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sessiontrail.store.TrailRecords.HASH;
import static org.sessiontrail.store.TrailRecords.T0;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sessiontrail.ledger.tree.Hash;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.retention.ErasureLevel;
import org.sessiontrail.retention.ErasureStatus;
import org.sessiontrail.retention.ErasureStatus.State;
import org.sessiontrail.retention.Erasures;
import org.sessiontrail.retention.Hold;
import org.sessiontrail.retention.Impact;
import org.sessiontrail.retention.Selector;
import org.sessiontrail.retention.Subject;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailRecord;

/** What an erasure takes, what it leaves, and that the log says so. */
abstract class ErasureContract extends RetentionFixture {
  private static final Erasures.Progress UNSEEN = (done, total) -> {};

  ErasureContract(Backend backend) {
    super(backend);
  }

  @BeforeEach
  void setClock() {
    setTime(at(60));
  }

  @ParameterizedTest
  @EnumSource(ErasureLevel.class)
  void erase_oneUserOfAThousand_leavesNoTraceOfThem(ErasureLevel level) throws Exception {
    List<StoredRecord> all = new ArrayList<>();
    for (int i = 0; i < 999; i++) {
      all.add(visit(at(0) + i, "t" + i, "user" + i, "203.0.113.5", "Common/1.0"));
    }
    all.addAll(500, visits(6, at(1), "trail-z", "zaphod"));
    store(all);
    storage
        .store()
        .park(
            as("n9/b1", 7, Fact.of(Kind.LOGIN, T0).on("trail-z").user("zaphod")), null, "zaphod!");
    Hash before = storage.ledger().state().root();
    long size = storage.ledger().state().size();

    ErasureStatus done =
        erasures().erase(request("R1", level), subjectOf(Selector.ofUser("zaphod")), UNSEEN);

    assertThat(done.erased()).isEqualTo(6);
    assertThat(done.state()).isEqualTo(State.FOLLOWING);
    assertThat(dump()).isNotEmpty().noneMatch(RetentionFixture::tellsOfTheUser);
    assertThat(rows("select count(*) from tracker_reject")).containsExactly("0");
    assertThat(rows("select count(*) from trail_alias where sid = 'trail-z'")).containsExactly("0");
    assertThat(recomputedRoot()).isEqualTo(storage.ledger().state().root());
    // the keys are stated apart, since they go last
    assertThat(storage.ledger().state().size())
        .isEqualTo(size + (level == ErasureLevel.E3 ? 2 : 1));
    assertThat(before).isNotEqualTo(storage.ledger().state().root());
    assertNothingIsMissingWithoutARecord();
    assertThat(read(TrailQuery.all().ofUser("user7"))).hasSize(1);
    assertThat(read(TrailQuery.all().ofUser("zaphod"))).isEmpty();
    assertThat(read(TrailQuery.all().ofSession("trail-z")))
        .hasSize(level == ErasureLevel.E2 ? 0 : 6);
    assertThat(backend.files(this))
        .contains("user998", "203.0.113.5") // else it could not be read
        .doesNotContain("zaphod", SECRET_IP, SECRET_AGENT);
  }

  @Test
  void impact_tellsWhatWouldGo_andChangesNothing() throws Exception {
    store(visits(5, at(1), "a", "zaphod"));
    store(visits(4, at(2), "b", "trillian"));
    List<String> before = dump();

    Impact impact =
        storage
            .retention()
            .erasures()
            .impact(subjectOf(Selector.ofUser("zaphod")), ErasureLevel.E1);

    assertThat(impact.records()).isEqualTo(5);
    assertThat(impact.kinds()).containsEntry("request", 4L).containsEntry("session-start", 1L);
    assertThat(impact.sessions()).isEqualTo(1);
    assertThat(impact.fromMicros()).isEqualTo(at(1));
    assertThat(impact.held()).isZero();
    assertThat(dump()).isEqualTo(before);
  }

  @Test
  void erase_ofATrailThatTwoShared_leavesTheOther() throws Exception {
    store(
        List.of(
            sessionStart(at(1), "s", "h"),
            visit(at(2), "s", "zaphod", SECRET_IP, SECRET_AGENT),
            visit(at(3), "s", "trillian", "192.0.2.1", "Other/1")));

    erasures().erase(request("R1", ErasureLevel.E1), subjectOf(Selector.ofUser("zaphod")), UNSEEN);

    List<TrailRecord> left = read(TrailQuery.all().ofSession("s"));
    assertThat(left.get(1).stored().personal()).isEmpty();
    assertThat(left.get(2).stored().personal().toString()).contains("trillian");
  }

  @Test
  void erase_ofASession_takesAllOnIt_andNothingElseOfTheUser() throws Exception {
    store(visits(3, at(1), "a", "zaphod"));
    store(visits(3, at(2), "b", "zaphod"));

    erasures().erase(request("R1", ErasureLevel.E1), subjectOf(Selector.ofSession("a")), UNSEEN);

    assertThat(read(TrailQuery.all().ofSession("a")))
        .allMatch(record -> record.stored().personal().isEmpty());
    assertThat(read(TrailQuery.all().ofUser("zaphod"))).hasSize(1);
  }

  @Test
  void erase_withoutTheKey_findsTheUserByLooking() throws Exception {
    store(visits(5, at(1), "a", "zaphod"));
    store(visits(5, at(2), "b", "trillian"));

    Subject subject = storage.retention().erasures().subject(Selector.ofUser("zaphod"), null);

    assertThat(subject.pseudonyms()).containsExactly(HASH.ofUser("zaphod"));
    assertThat(subject.trails()).containsExactly("a");
  }

  @Test
  void step_afterStep_neverLeavesAnythingMissingWithoutARecord() throws Exception {
    store(visits(950, at(1), "a", "zaphod"));
    Subject subject = subjectOf(Selector.ofUser("zaphod"));
    var store = storage.retention().erasures();
    store.begin(request("R1", ErasureLevel.E1), subject, false, at(900), ops);

    // a process that dies leaves a whole number of these behind; another one goes on
    long erased = 0;
    while (store.step("R1", store.subject("R1", HASH), ops).state() == State.RUNNING) {
      assertNothingIsMissingWithoutARecord();
      long now = store.erasures().get(0).erased();
      assertThat(now).isGreaterThan(erased);
      erased = now;
    }

    assertThat(erased).isEqualTo(950);
    assertThat(of(Kind.ERASURE))
        .extracting(r -> r.number("count"))
        .containsExactly(400L, 400L, 150L);
    assertThat(of(Kind.ERASURE))
        .allSatisfy(record -> assertThat(record.leaf().length).isLessThan(16_384));
  }

  @Test
  void goOn_afterAProcessDied_finishesTheErasure() throws Exception {
    store(visits(900, at(1), "a", "zaphod"));
    Subject subject = subjectOf(Selector.ofUser("zaphod"));
    storage
        .retention()
        .erasures()
        .begin(request("R1", ErasureLevel.E1), subject, false, at(900), ops);
    storage.retention().erasures().step("R1", subject, ops);

    assertThat(erasures().goOn(() -> true)).isPositive();

    assertThat(dump()).noneMatch(RetentionFixture::tellsOfTheUser);
    assertNothingIsMissingWithoutARecord();
  }

  @Test
  void goOn_erasesWhatComesLate_butNotWhatBeganLater() throws Exception {
    store(visits(3, at(1), "a", "zaphod"));
    List<StoredRecord> late = new ArrayList<>(visits(4, at(50), "b", "zaphod"));
    late.add(visit(at(51), "a", null, SECRET_IP, SECRET_AGENT));
    StoredRecord after = visit(at(70), "c", "zaphod", "192.0.2.9", "New/1");
    erasures().erase(request("R1", ErasureLevel.E1), subjectOf(Selector.ofUser("zaphod")), UNSEEN);
    store(late);
    store(List.of(after));
    storage
        .store()
        .park(visit(at(52), "a", "zaphod", SECRET_IP, SECRET_AGENT), null, "refused late");
    storage.store().park(visit(at(71), "c", "zaphod", "192.0.2.9", "New/1"), null, "refused new");

    setTime(at(90));
    erasures().goOn(() -> true);

    assertThat(rows("select reason from tracker_reject")).containsExactly("refused new");

    assertThat(read(TrailQuery.all().ofUser("zaphod"))).hasSize(1);
    for (String trail : List.of("a", "b")) {
      assertThat(read(TrailQuery.all().ofSession(trail)))
          .allMatch(record -> record.stored().personal().isEmpty());
    }
    assertNothingIsMissingWithoutARecord();
    setTime(at(60 * 24 * 31));
    erasures().goOn(() -> true);
    assertThat(storage.retention().erasures().erasures())
        .extracting(ErasureStatus::state)
        .containsExactly(State.DONE);
    assertThat(rows("select subjects, trails from ledger_erasure")).containsExactly("null|null");
  }

  /** What came before the login was looked at before anybody knew whose it was. */
  @Test
  void goOn_whenALateLoginTellsWhoseATrailIs_erasesWhatCameBeforeIt() throws Exception {
    store(visits(3, at(1), "a", "zaphod"));
    List<StoredRecord> late = visits(3, at(50), "b", "zaphod");
    erasures().erase(request("R1", ErasureLevel.E1), subjectOf(Selector.ofUser("zaphod")), UNSEEN);
    store(late.subList(0, 2));
    erasures().goOn(() -> true);
    assertThat(dump()).anyMatch(RetentionFixture::tellsOfTheUser);
    store(late.subList(2, 3));

    erasures().goOn(() -> true);

    assertThat(dump()).noneMatch(RetentionFixture::tellsOfTheUser);
    assertNothingIsMissingWithoutARecord();
  }

  @Test
  void erase_ofWhatIsHeld_isDeferred_andRunsOnRelease() throws Exception {
    store(visits(3, at(1), "a", "zaphod"));
    Selector zaphod = Selector.ofUser("zaphod");
    Hold hold = storage.retention().holds().hold(zaphod, subjectOf(zaphod), "case-7", null, ops);
    assertThat(hold.isRestriction()).isTrue();

    ErasureStatus status =
        erasures().erase(request("R1", ErasureLevel.E1), subjectOf(zaphod), UNSEEN);

    assertThat(status.state()).isEqualTo(State.DEFERRED);
    assertThat(erasures().goOn(() -> true)).isZero();
    assertThat(read(TrailQuery.all().ofUser("zaphod"))).hasSize(1);
    assertThat(of(Kind.ERASURE)).extracting(r -> r.text("outcome")).containsExactly("deferred");

    assertThat(storage.retention().holds().release("case-7", ops)).isEqualTo(1);
    erasures().goOn(() -> true);

    assertThat(dump()).noneMatch(RetentionFixture::tellsOfTheUser);
    assertThat(of(Kind.RELEASE)).extracting(r -> r.number("hold")).containsExactly(hold.index());
    assertNothingIsMissingWithoutARecord();
  }

  @Test
  void hold_placedInTheMiddle_stopsTheErasure() throws Exception {
    store(visits(900, at(1), "a", "zaphod"));
    Subject subject = subjectOf(Selector.ofUser("zaphod"));
    var store = storage.retention().erasures();
    store.begin(request("R1", ErasureLevel.E1), subject, false, at(900), ops);
    store.step("R1", subject, ops);
    storage.retention().holds().hold(Selector.ofPeriod(at(0), null), null, "c", at(100), ops);

    assertThat(store.step("R1", subject, ops).state()).isEqualTo(State.DEFERRED);

    assertThat(store.erasures().get(0).erased()).isEqualTo(400);
    setTime(at(100));
    assertThat(storage.retention().holds().expire(ops)).isEqualTo(1);
    assertThat(of(Kind.RELEASE)).extracting(r -> r.text("reason")).containsExactly("expired");
    erasures().goOn(() -> true);
    assertThat(store.erasures().get(0).erased()).isEqualTo(900);
  }

  @Test
  void erase_alsoSilencesWhoAskedAboutThePerson() throws Exception {
    store(visits(3, at(1), "a", "zaphod"));
    Fact export =
        Fact.of(Kind.EXPORT, at(5))
            .user("auditor")
            .personal("what", "query", "from=2026-01-01&user=zaphod")
            .build();
    storage.store().append(List.of(n1.next(export)));

    erasures().erase(request("R1", ErasureLevel.E2), subjectOf(Selector.ofUser("zaphod")), UNSEEN);

    assertThat(dump()).noneMatch(RetentionFixture::tellsOfTheUser);
    assertThat(of(Kind.EXPORT).get(0).personal().toString()).contains("auditor");
    assertNothingIsMissingWithoutARecord();
  }

  @Test
  void refuse_isADecisionOnRecord() throws Exception {
    store(visits(3, at(1), "a", "zaphod"));

    storage.retention().erasures().refuse(request("R1", ErasureLevel.E1), ops);

    assertThat(of(Kind.ERASURE).get(0).members())
        .containsEntry("outcome", "refused")
        .containsEntry("request", "R1")
        .containsEntry("basis", "GDPR 17(1)(b)");
    assertThat(of(Kind.ERASURE).get(0).personal().toString()).contains("dpo");
    Subject zaphod = subjectOf(Selector.ofUser("zaphod"));
    assertThatThrownBy(() -> erasures().erase(request("R1", ErasureLevel.E1), zaphod, UNSEEN))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("TRK-0390");
  }

  @Test
  void erase_ofNobody_isOnRecordToo() throws Exception {
    store(visits(3, at(1), "a", "zaphod"));

    erasures().erase(request("R1", ErasureLevel.E1), subjectOf(Selector.ofUser("nobody")), UNSEEN);

    assertThat(of(Kind.ERASURE).get(0).members())
        .containsEntry("outcome", "done")
        .containsEntry("count", 0L);
  }
}
