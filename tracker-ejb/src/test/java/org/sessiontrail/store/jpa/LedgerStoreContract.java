package org.sessiontrail.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sessiontrail.store.TrailRecords.T0;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sessiontrail.ledger.note.Checkpoint;
import org.sessiontrail.ledger.note.KeyType;
import org.sessiontrail.ledger.note.SignedNote;
import org.sessiontrail.ledger.note.SignerKey;
import org.sessiontrail.ledger.tree.Frontier;
import org.sessiontrail.ledger.tree.Hash;
import org.sessiontrail.ledger.tree.ProofCheck;
import org.sessiontrail.ledger.tree.Proofs;
import org.sessiontrail.ledger.tree.TreeHasher;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.LedgerRow;
import org.sessiontrail.store.LedgerStore;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.StoredAnchor;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailRecord;
import org.sessiontrail.store.TrailRecords;
import org.sessiontrail.store.TreeState;

/** The tree grows with the records, in one transaction, whoever writes them. */
abstract class LedgerStoreContract extends StoreFixture {
  LedgerStoreContract(Backend backend) {
    super(backend);
  }

  @Test
  void state_ofNothing_isTheEmptyTree() throws Exception {
    assertThat(storage.ledger().state()).isEqualTo(new TreeState(0, TreeHasher.EMPTY, 0, 0));
    assertThat(storage.ledger().newest()).isNull();
    assertThat(storage.ledger().catchUp()).isZero();
  }

  @Test
  void append_inBatchesOfAnySize_byTwoNodes_growsOneTree() throws Exception {
    SplittableRandom random = new SplittableRandom(4);
    TrailRecords n2 = new TrailRecords("n2/b1");
    try (JpaStorage second = JpaStorage.open(database(), LOG)) {
      for (int i = 0; i < 12; i++) {
        boolean first = random.nextBoolean();
        int count = 1 + random.nextInt(i % 3 == 0 ? 700 : 40);
        List<StoredRecord> batch = (first ? n1 : n2).requests(count, T0 + i * 1_000_000L, "a");
        (first ? storage : second).store().append(batch);
        assertThat(storage.ledger().state().root()).isEqualTo(tree().root());
      }
    }
    Frontier expected = tree();
    assertThat(storage.ledger().state().size()).isEqualTo(expected.size());
    assertThat(storage.ledger().state().records()).isEqualTo(expected.size());
    assertProofsHold(expected.size());
  }

  @Test
  void append_ofOneRecordAtATime_fillsTilesToo() throws Exception {
    storage.store().append(n1.requests(250, T0, "a"));
    for (int i = 0; i < 12; i++) {
      storage.store().append(n1.requests(1, T0 + 1_000_000 + i, "a"));
    }

    assertThat(storage.ledger().state().root()).isEqualTo(tree().root());
    assertThat(storage.ledger().leafHashes(0, 262).subList(0, 256)).doesNotContainNull();
    assertThat(storage.ledger().leafHashes(0, 262).subList(256, 262)).containsOnlyNulls();
  }

  @Test
  void append_thatWasStoredAlready_doesNotGrowTheTree() throws Exception {
    List<StoredRecord> batch = n1.requests(30, T0, "a");
    storage.store().append(batch.subList(0, 20));

    storage.store().append(batch);

    assertThat(storage.ledger().state().size()).isEqualTo(30);
    assertThat(storage.ledger().state().root()).isEqualTo(tree().root());
  }

  @Test
  void catchUp_withRecordsFromBeforeTheLedger_takesThemIn() throws Exception {
    storage.store().append(n1.requests(700, T0, "a"));
    sql("delete from ledger_tile");
    sql("update ledger_log set tree_size = 0, frontier = null");

    assertThat(storage.ledger().catchUp()).isEqualTo(700);

    assertThat(storage.ledger().catchUp()).isZero();
    assertThat(storage.ledger().state().root()).isEqualTo(tree().root());
    assertProofsHold(700);
  }

  @Test
  void append_overRecordsFromBeforeTheLedger_takesThemInFirst() throws Exception {
    storage.store().append(n1.requests(300, T0, "a"));
    sql("delete from ledger_tile");
    sql("update ledger_log set tree_size = 0, frontier = null");
    try (JpaStorage later = JpaStorage.open(database(), LOG)) {
      later.store().append(n1.requests(20, T0 + 1_000_000, "a"));
    }

    assertThat(storage.ledger().state().size()).isEqualTo(320);
    assertThat(storage.ledger().state().root()).isEqualTo(tree().root());
  }

  @Test
  void append_toADatabaseThatWasSetBack_isRefused() throws Exception {
    storage.store().append(n1.requests(10, T0, "a"));
    byte[] before = storage.ledger().state().root().bytes();
    String row = rows("select size, tree_size from ledger_log").get(0);
    storage.store().append(n1.requests(10, T0 + 1_000_000, "a"));
    sql("delete from ledger_entry where idx >= 10");
    sql("update ledger_log set size = 10, tree_size = 10");
    assertThat(row).isEqualTo("10|10");
    assertThat(before).hasSize(32);

    List<StoredRecord> next = n1.requests(1, T0 + 2_000_000, "a");
    assertThatThrownBy(() -> storage.store().append(next))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("TRK-035");
    assertThat(rows("select size from ledger_log")).containsExactly("10");
  }

  @Test
  void rows_ofTheLog_areTheLeavesInOrderWithoutDrift() throws Exception {
    storage.store().append(n1.requests(40, T0, "a"));
    sql("update ledger_entry set status = 404, route = '/x' where idx = 7");
    sql("update ledger_entry set disclosures = '[[\"x\"' where idx = 8");

    List<LedgerRow> rows = new ArrayList<>();
    assertThat(storage.ledger().rows(5, 30, rows::add)).isEqualTo(25);

    assertThat(rows).extracting(LedgerRow::index).startsWith(5L, 6L, 7L).endsWith(29L);
    assertThat(rows.get(0).drift()).isEmpty();
    assertThat(rows.get(2).drift()).containsExactlyInAnyOrder("status", "route");
    assertThat(rows.get(3).drift()).containsExactly("disclosures");
  }

  @Test
  void publish_byTwoNodes_keepsBothSignatures() throws Exception {
    storage.store().append(n1.requests(3, T0, "a"));
    LedgerStore ledger = storage.ledger();
    SignerKey one = SignerKey.generate("shop.example.com", KeyType.LOG);
    SignerKey two = SignerKey.generate("n2.shop.example.com", KeyType.WITNESS);
    String text = new Checkpoint("shop.example.com", 3, ledger.state().root()).text();

    ledger.publish(new SignedNote(text, List.of(one.sign(text, 0))), T0);
    SignedNote both = ledger.publish(new SignedNote(text, List.of(two.sign(text, 5))), T0 + 1);

    assertThat(both.signatures()).hasSize(2);
    assertThat(Objects.requireNonNull(ledger.newest()).note()).hasToString(both.toString());
    assertThat(ledger.newest().epochMicros()).isEqualTo(T0);
    assertThat(ledger.checkpoints(0, 3)).hasSize(1);
    assertThat(ledger.checkpoints(4, 9)).isEmpty();
    String other = new Checkpoint("shop.example.com", 3, TreeHasher.EMPTY).text();
    assertThatThrownBy(() -> ledger.publish(new SignedNote(other, List.of(one.sign(other, 0))), T0))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("TRK-0353");
  }

  @Test
  void anchorsAndKeys_areKeptOnce() throws Exception {
    storage.store().append(n1.requests(3, T0, "a"));
    LedgerStore ledger = storage.ledger();
    SignerKey key = SignerKey.generate("shop.example.com", KeyType.LOG);
    byte[] token = "token".getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 2; i++) {
      ledger.anchored(new StoredAnchor(3, "rfc3161", "http://tsa", token, T0 + i));
      ledger.anchored(new StoredAnchor(3, "file", "/mnt/a", new byte[0], T0 + i));
      ledger.introduce("n1", List.of(key.verifier()), T0);
    }

    assertThat(ledger.anchors(0)).extracting(StoredAnchor::kind).containsExactly("file", "rfc3161");
    assertThat(ledger.anchors(0).get(1).payload()).isEqualTo(token);
    assertThat(ledger.anchors(4)).isEmpty();
    assertThat(ledger.keys()).containsExactly(key.verifier());
  }

  private void assertProofsHold(long size) throws Exception {
    LedgerStore ledger = storage.ledger();
    Hash root = ledger.state().root();
    Proofs<StoreException> proofs = new Proofs<>(ledger.nodes(size));
    SplittableRandom random = new SplittableRandom(7);
    for (TrailRecord record : read(TrailQuery.all())) {
      if (random.nextInt(40) == 0) {
        long index = record.index();
        Hash leaf = new TreeHasher().leaf(record.stored().leaf());
        assertThat(ProofCheck.includes(leaf, index, size, proofs.inclusion(index, size), root))
            .isTrue();
      }
    }
    long older = 1 + random.nextLong(size - 1);
    Hash olderRoot = new Proofs<>(ledger.nodes(older)).frontier(older).root();
    assertThat(
            ProofCheck.isConsistent(older, olderRoot, size, root, proofs.consistency(older, size)))
        .isTrue();
  }

  /** The tree over all leaves by place, made anew. */
  private Frontier tree() throws Exception {
    Frontier out = new Frontier();
    TreeHasher hasher = new TreeHasher();
    List<TrailRecord> records = new ArrayList<>(read(TrailQuery.all()));
    records.sort(Comparator.comparingLong(TrailRecord::index));
    records.forEach(record -> out.append(hasher.leaf(record.stored().leaf())));
    return out;
  }
}
