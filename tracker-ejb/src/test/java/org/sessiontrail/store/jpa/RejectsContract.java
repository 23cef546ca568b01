package org.sessiontrail.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sessiontrail.store.TrailRecords.T0;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.FaultyDataSource;
import org.sessiontrail.store.FaultyDataSource.Fault;
import org.sessiontrail.store.RecordRefusedException;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailRecord;
import org.sessiontrail.store.TrailRecords;
import org.sessiontrail.store.jdbc.Database;

/** What the database refuses is kept, and a gap stands in its place. */
abstract class RejectsContract extends StoreFixture {
  private Fault fault = Fault.NONE;

  RejectsContract(Backend backend) {
    super(backend);
  }

  @Test
  void park_keepsTheRecordAndStoresTheGap() throws Exception {
    StoredRecord refused = n1.request(T0 + 5, "a", "anna");

    storage.store().park(refused, gap(1), "much\0 too long \uD800");

    assertThat(read(TrailQuery.all())).extracting(r -> r.stored().kind()).containsExactly(Kind.GAP);
    Rejects.Parked parked = parked().get(0);
    assertThat(parked.stream()).isEqualTo("n1/b1");
    assertThat(parked.seq()).isEqualTo(1);
    assertThat(parked.kind()).isEqualTo("request");
    assertThat(parked.atMicros()).isEqualTo(T0 + 5);
    assertThat(parked.reason()).isEqualTo("much\uFFFD too long \uFFFD");
    assertThat(parked.refused().leaf()).isEqualTo(refused.leaf());
    assertThat(parked.refused().disclosures()).isEqualTo(refused.disclosures());
    assertThat(parked.refused().subjectRef()).isEqualTo(refused.subjectRef());
    Rejects.Count count = storage.rejects().count();
    assertThat(count.parked()).isEqualTo(1);
    assertThat(Objects.requireNonNull(count.since()).toInstant())
        .isBetween(java.time.Instant.now().minusSeconds(600), java.time.Instant.now());
  }

  @Test
  void park_again_changesNothing() throws Exception {
    StoredRecord refused = n1.request(T0, "a", null);
    storage.store().park(refused, gap(1), "first");

    storage.store().park(refused, gap(1), "second");
    storage.store().park(refused, null, "third");
    assertThat(storage.store().append(List.of(refused))).isZero();

    assertThat(read(TrailQuery.all())).extracting(TrailRecord::index).containsExactly(0L);
    assertThat(parked()).extracting(Rejects.Parked::reason).containsExactly("first");
  }

  @Test
  void park_ofWhatIsStored_doesNothing() throws Exception {
    StoredRecord stored = n1.request(T0, "a", null);
    storage.store().append(List.of(stored));

    storage.store().park(stored, gap(1), "it was not refused after all");

    assertThat(parked()).isEmpty();
    assertThat(read(TrailQuery.all()))
        .extracting(r -> r.stored().kind())
        .containsExactly(Kind.REQUEST);
  }

  @Test
  void park_whoseCommitWasAmbiguous_isDoneOnce() throws Exception {
    StoredRecord refused = n1.request(T0, "a", null);
    try (Database database =
            new Database(database(), s -> FaultyDataSource.around(s, () -> fault));
        JpaStorage faulty = JpaStorage.open(database, LOG, null)) {
      storage.store().append(n1.requests(1, T0, "a")); // makes the log
      faulty.reader().size();
      for (Fault each : List.of(Fault.COMMIT_NOT_SENT, Fault.ANSWER_LOST)) {
        fault = each;
        assertThatThrownBy(() -> faulty.store().park(refused, gap(1), "why"))
            .isInstanceOf(StoreException.class);
      }
      fault = Fault.NONE;
      faulty.store().park(refused, gap(1), "why");
    }

    assertThat(parked()).hasSize(1);
    assertThat(storage.reader().size()).isEqualTo(2);
  }

  @Test
  void park_whoseGapIsRefused_keepsNothing() throws Exception {
    StoredRecord refused = n1.request(T0, "a", null);
    StoredRecord tooLong = n1.as(1, Fact.of(Kind.GAP, T0).put("name", "n".repeat(5_000)).build());

    assertThatThrownBy(() -> storage.store().park(refused, tooLong, "why"))
        .isInstanceOf(RecordRefusedException.class);

    assertThat(parked()).isEmpty();
    assertThat(storage.reader().size()).isZero();
    storage.store().park(refused, null, "why");
    assertThat(parked()).hasSize(1);
    assertThat(storage.reader().size()).isZero();
  }

  @Test
  void append_ofARecordWithAbsurdNumbers_isARefusalOfThatRecord() throws Exception {
    StoredRecord absurd = n1.next(Fact.of(Kind.ACTION, T0).on("a").put("status", 1L << 40).build());

    assertThatThrownBy(() -> storage.store().append(List.of(absurd)))
        .isInstanceOf(RecordRefusedException.class)
        .hasMessageContaining("TRK-0314 record 1 of n1/b1 does not fit");
  }

  @Test
  void read_givesManyOnceAndOnlyOfItsOwnLog() throws Exception {
    try (JpaStorage blog = JpaStorage.open(database(), new JpaStorage.Log("blog", null))) {
      blog.store().park(new TrailRecords("n1/b1").request(T0, "a", null), null, "other");
      TrailRecords n2 = new TrailRecords("n0/b1");
      for (int i = 0; i < 130; i++) {
        storage.store().park(n1.request(T0, "a", null), null, "x".repeat(3_000));
        storage.store().park(n2.request(T0, "a", null), null, "y");
      }

      List<Rejects.Parked> parked = parked();
      assertThat(parked).hasSize(260);
      assertThat(parked.get(0).stream()).isEqualTo("n0/b1");
      assertThat(parked.get(259).seq()).isEqualTo(130);
      assertThat(parked.get(259).reason()).hasSize(1_000);
      assertThat(storage.rejects(LOG.origin()).count().parked()).isEqualTo(260);
      assertThat(blog.rejects().count().parked()).isEqualTo(1);
      sql("update tracker_reject set settled_at = current_timestamp where stream = 'n0/b1'");
      assertThat(storage.rejects().count().parked()).isEqualTo(130);
    }
  }

  @Test
  void count_ofALogThatIsNotThere_isNone() throws Exception {
    assertThat(storage.rejects().count()).isEqualTo(new Rejects.Count(0, null));
    assertThat(parked()).isEmpty();
  }

  private StoredRecord gap(long seq) {
    return n1.as(seq, Fact.of(Kind.GAP, T0).put("count", 1).put("reason", "refused").build());
  }

  private List<Rejects.Parked> parked() throws Exception {
    List<Rejects.Parked> out = new ArrayList<>();
    assertThat(storage.rejects().read(out::add)).isEqualTo(out.size());
    return out;
  }
}
