package org.sessiontrail.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sessiontrail.store.TrailRecords.HASH;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sessiontrail.ledger.evidence.VerifierSettings;
import org.sessiontrail.ledger.source.DatabaseEvidence;
import org.sessiontrail.ledger.verify.Verification;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.retention.ErasureLevel;
import org.sessiontrail.retention.ErasureStatus.State;
import org.sessiontrail.retention.Impact;
import org.sessiontrail.retention.Purge;
import org.sessiontrail.retention.Selector;
import org.sessiontrail.store.LedgerRow;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailRecord;

/** Personal values under a key per person: read as before, and gone everywhere with the key. */
abstract class SealedContract extends RetentionFixture {
  private JpaStorage sealing;

  @SuppressWarnings("NullAway.Init") // set before each test
  SealedContract(Backend backend) {
    super(backend);
  }

  @BeforeEach
  void openSealing() throws Exception {
    setTime(at(60));
    sealing = JpaStorage.open(database(), new JpaStorage.Log(LOG.origin(), HASH, true));
    sealing.store().append(visits(4, at(1), "trail-z", "zaphod"));
    sealing.store().append(visits(4, at(2), "trail-t", "trillian"));
  }

  @AfterEach
  void closeSealing() {
    sealing.close();
  }

  private List<LedgerRow> ledgerRows() throws Exception {
    List<LedgerRow> out = new ArrayList<>();
    storage.ledger().rows(0, storage.ledger().state().size(), out::add);
    return out;
  }

  private void erase(ErasureLevel level) throws Exception {
    var done =
        erasures()
            .erase(
                request("R1", level), subjectOf(Selector.ofUser("zaphod")), (count, total) -> {});
    assertThat(done.state()).isEqualTo(State.FOLLOWING);
  }

  @Test
  void append_withKeys_keepsNoValueReadable_andReadsAsBefore() throws Exception {
    assertThat(dump()).noneMatch(RetentionFixture::tellsOfTheUser);
    assertThat(rows("select subject from ledger_subject_key"))
        .containsExactlyInAnyOrder(
            HASH.ofUser("zaphod"), "trail-z", HASH.ofUser("trillian"), "trail-t");

    List<TrailRecord> read = read(TrailQuery.all().ofUser("zaphod"));

    assertThat(read).hasSize(2);
    assertThat(read.get(0).stored().personal().toString())
        .contains("zaphod", SECRET_IP, SECRET_AGENT);
    assertThat(ledgerRows()).allMatch(row -> row.drift().isEmpty());
    assertNothingIsMissingWithoutARecord();
  }

  @Test
  void read_withoutTheKeyFile_saysThatItIsNeeded() throws Exception {
    try (JpaStorage blind = JpaStorage.open(database(), new JpaStorage.Log(LOG.origin(), null))) {
      assertThatThrownBy(() -> blind.reader().read(TrailQuery.all(), record -> {}))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("TRK-0541");
      assertThatThrownBy(
              () -> blind.retention().erasures().subject(Selector.ofUser("zaphod"), null))
          .hasMessageContaining("TRK-0541");
    }
  }

  @Test
  void park_withKeys_keepsNoValueReadable_andReadsAsBefore() throws Exception {
    StoredRecord refused = visit(at(3), "trail-z", "zaphod", SECRET_IP, SECRET_AGENT);
    sealing.store().park(refused, null, "refused");

    assertThat(dump()).noneMatch(RetentionFixture::tellsOfTheUser);
    List<StoredRecord> parked = new ArrayList<>();
    storage.rejects().read(one -> parked.add(one.refused()));
    assertThat(parked.get(0).leaf()).isEqualTo(refused.leaf());
    assertThat(parked.get(0).disclosures()).isEqualTo(refused.disclosures());
    assertThat(parked.get(0).subjectRef()).isEqualTo(refused.subjectRef());
    try (JpaStorage blind = JpaStorage.open(database(), new JpaStorage.Log(LOG.origin(), null))) {
      assertThatThrownBy(() -> blind.rejects().read(one -> {})).hasMessageContaining("TRK-0541");
      parked.clear();
      blind.rejects().list(one -> parked.add(one.refused()));
      assertThat(parked).singleElement().matches(one -> one.personal().isEmpty());
    }
  }

  @Test
  void park_ofATrailThatIsNoName_isStillDone() throws Exception {
    for (String sid : List.of("s".repeat(300), "nul\0", " ")) {
      sealing.store().park(visit(at(3), sid, null, SECRET_IP, SECRET_AGENT), null, "refused");
    }

    assertThat(storage.rejects().count().parked()).isEqualTo(3);
  }

  @Test
  void erase_atE3_alsoReachesACopyOfRefusedRecords() throws Exception {
    sealing
        .store()
        .park(visit(at(3), "trail-z", "zaphod", SECRET_IP, SECRET_AGENT), null, "refused");
    sql("create table copy_of_rejects as select * from tracker_reject");

    erase(ErasureLevel.E3);
    assertThat(rows("select count(*) from tracker_reject")).containsExactly("0");
    sql("insert into tracker_reject select * from copy_of_rejects");

    List<StoredRecord> parked = new ArrayList<>();
    storage.rejects().read(one -> parked.add(one.refused()));
    assertThat(parked).singleElement().matches(one -> one.personal().isEmpty());
  }

  @Test
  void purge_ofTheRecords_leavesTheKeysOfRefusedOnes() throws Exception {
    sealing.store().park(visit(at(3), "trail-f", "ford", SECRET_IP, SECRET_AGENT), null, "refused");
    Purge purge = new Purge(storage.retention().purges(), PurgeContract.days(10), ops);
    while (purge.step()) {
      assertThat(purge.records()).isZero();
    }

    List<StoredRecord> parked = new ArrayList<>();
    storage.rejects().read(one -> parked.add(one.refused()));
    assertThat(parked.get(0).personal().toString()).contains("ford");
  }

  @Test
  void impact_countsTheKeys() throws Exception {
    Impact impact =
        storage
            .retention()
            .erasures()
            .impact(subjectOf(Selector.ofUser("zaphod")), ErasureLevel.E3);

    assertThat(impact.keys()).isEqualTo(2);
    assertThat(impact.records()).isEqualTo(4);
    assertThat(rows("select count(*) from ledger_subject_key")).containsExactly("4");
  }

  @Test
  void erase_atE3_alsoReachesACopyOfTheRows() throws Exception {
    sql("create table copy_of_entries as select * from ledger_entry");

    erase(ErasureLevel.E3);
    sql(
        "update ledger_entry set disclosures = (select c.disclosures from copy_of_entries c"
            + " where c.idx = ledger_entry.idx) where idx < 8");

    assertThat(rows("select count(*) from ledger_entry where disclosures is not null and idx < 4"))
        .containsExactly("4");
    assertThat(read(TrailQuery.all().ofSession("trail-z")))
        .hasSize(4)
        .allMatch(record -> record.stored().personal().isEmpty());
    assertThat(read(TrailQuery.all().ofUser("trillian"))).hasSize(2);
    assertThat(of(Kind.ERASURE))
        .extracting(record -> record.number("keys"))
        .containsExactly(null, 2L);
    assertNothingIsMissingWithoutARecord();
  }

  @Test
  void erase_atE1_leavesTheKeys_andACopyCanBeRead() throws Exception {
    sql("create table copy_of_entries as select * from ledger_entry");

    erase(ErasureLevel.E1);
    sql(
        "update ledger_entry set disclosures = (select c.disclosures from copy_of_entries c"
            + " where c.idx = ledger_entry.idx) where idx < 8");

    assertThat(read(TrailQuery.all().ofSession("trail-z")).get(3).stored().personal().toString())
        .contains("zaphod");
  }

  @Test
  void erase_atE3_leavesWhatThePersonDoesLater_underANewKey() throws Exception {
    List<StoredRecord> late = visits(3, at(50), "late", "zaphod");
    List<StoredRecord> after = visits(3, at(70), "after", "zaphod");
    erase(ErasureLevel.E3);
    sealing.store().append(late);
    sealing.store().append(after);

    setTime(at(90));
    erasures().goOn(() -> true);

    assertThat(read(TrailQuery.all().ofSession("late")))
        .allMatch(record -> record.stored().personal().isEmpty());
    assertThat(read(TrailQuery.all().ofUser("zaphod")))
        .singleElement()
        .satisfies(record -> assertThat(record.stored().personal().toString()).contains(SECRET_IP));
  }

  @Test
  void verify_ofSealedValues_findsAChange() throws Exception {
    sql("update ledger_entry set disclosures = replace(disclosures, 'A', 'B') where idx = 3");

    assertThat(ledgerRows().get(3).drift()).containsExactly("disclosures");
    try (DatabaseEvidence evidence = new DatabaseEvidence(storage.ledger())) {
      assertThat(Verification.of(evidence, VerifierSettings.none()).isSound()).isFalse();
    }
  }
}
