package org.sessiontrail.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sessiontrail.store.TrailRecords.HASH;
import static org.sessiontrail.store.TrailRecords.T0;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.RecordRefusedException;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailRecord;
import org.sessiontrail.store.TrailRecords;

/** What every database must do when records are stored. */
abstract class TrailStoreContract extends StoreFixture {
  TrailStoreContract(Backend backend) {
    super(backend);
  }

  @Test
  void append_keepsTheExactBytesAndDisclosures() throws Exception {
    StoredRecord record = n1.request(T0, "trail", "anna");

    storage.store().append(List.of(record));

    StoredRecord back = read(TrailQuery.all()).get(0).stored();
    assertThat(back.leaf()).isEqualTo(record.leaf());
    assertThat(back.disclosures()).isEqualTo(record.disclosures());
    assertThat(back.subjectRef()).isEqualTo(HASH.ofUser("anna"));
    assertThat(back.personal()).isEqualTo(record.personal());
  }

  @Test
  void append_again_skipsWhatIsThere() throws Exception {
    List<StoredRecord> batch = n1.requests(5, T0, "a");
    storage.store().append(batch.subList(0, 3));

    StoredRecord otherSalts = n1.as(2, TrailRecords.requestEvent(T0 + 1_000, "a", null));
    List<StoredRecord> retry = List.of(batch.get(0), otherSalts, batch.get(3), batch.get(3));

    assertThat(storage.store().append(retry)).isEqualTo(1);
    assertThat(read(TrailQuery.all()))
        .extracting(r -> r.stored().seq())
        .containsExactly(1L, 2L, 3L, 4L);
    assertThat(read(TrailQuery.all()))
        .extracting(TrailRecord::index)
        .containsExactly(0L, 1L, 2L, 3L);
    assertThat(read(TrailQuery.all()).get(1).stored().leaf()).isEqualTo(batch.get(1).leaf());
  }

  @Test
  void append_byTwoNodesAtOnce_leavesNoHole() throws Exception {
    int batches = 12;
    int perBatch = 40;
    try (JpaStorage other = JpaStorage.open(database(), LOG)) {
      ExecutorService nodes = Executors.newFixedThreadPool(2);
      List<Future<Integer>> running = new ArrayList<>();
      running.add(nodes.submit(appending(storage, n1, batches, perBatch)));
      running.add(nodes.submit(appending(other, new TrailRecords("n2/b1"), batches, perBatch)));
      for (Future<Integer> node : running) {
        assertThat(node.get()).isEqualTo(batches * perBatch);
      }
      nodes.shutdown();
    }

    List<TrailRecord> all = read(TrailQuery.all());
    assertThat(all.stream().map(TrailRecord::index).sorted())
        .containsExactlyElementsOf(LongStream.range(0, 2L * batches * perBatch).boxed().toList());
    Map<String, Long> lastByStream = new HashMap<>();
    all.stream()
        .sorted((a, b) -> Long.compare(a.index(), b.index()))
        .forEach(
            r -> {
              Long before = lastByStream.put(r.stored().stream(), r.stored().seq());
              assertThat(r.stored().seq()).isEqualTo(before == null ? 1 : before + 1);
            });
  }

  @Test
  void append_ofTwoApplications_keepsThemApart() throws Exception {
    try (JpaStorage blog =
        JpaStorage.open(database(), new JpaStorage.Log("blog.example.com", HASH))) {
      storage.store().append(n1.requests(3, T0, "a"));
      blog.store().append(new TrailRecords("n1/b1").requests(2, T0, "a"));

      assertThat(storage.reader().size()).isEqualTo(3);
      assertThat(blog.reader().size()).isEqualTo(2);
      assertThat(blog.reader().count(TrailQuery.all().ofSession("a"))).isEqualTo(2);
    }
  }

  @Test
  void append_ofHostileText_keepsEveryCharacter() throws Exception {
    String hostile =
        "\u0000\u0001\r\n\t\"\\ =cmd|' /C calc'!A0 <script>alert(1)</script> \uD83D\uDE00 ünïcödé \u202E"
            + " {\"a\":[1]} %00 '; DROP TABLE ledger_entry; --";
    String big = hostile + "x".repeat(64 * 1024 - hostile.length());
    Fact fact =
        Fact.of(Kind.ACTION, T0)
            .on("sid")
            .put("name", hostile)
            .put("route", big)
            .put("note", big + "\uD800")
            .personal("detail", "text", big)
            .user(hostile)
            .build();

    storage.store().append(List.of(n1.next(fact)));

    StoredRecord back = read(TrailQuery.all()).get(0).stored();
    assertThat(back.text("note")).isEqualTo(big + "\uFFFD");
    assertThat(back.text("name")).isEqualTo(hostile);
    assertThat(back.personal().get("detail")).isEqualTo(Map.of("text", big));
    assertThat(read(TrailQuery.all().ofUser(hostile))).hasSize(1);
    assertThat(read(TrailQuery.all().ofAction(hostile))).hasSize(1);
  }

  @Test
  void append_ofAnOversizedIndexValue_isRefusedAndStoresNothing() throws Exception {
    StoredRecord good = n1.request(T0, "a", null);
    StoredRecord bad = n1.action(T0 + 1, "a", "n".repeat(5_000));

    assertThatThrownBy(() -> storage.store().append(List.of(good, bad)))
        .isInstanceOf(RecordRefusedException.class)
        .hasMessageContaining("TRK-0314");
    assertThat(storage.reader().size()).isZero();
    assertThat(storage.store().append(List.of(good))).isEqualTo(1);
  }

  @Test
  void columns_areCopiesOfTheLeaf() throws Exception {
    storage.store().append(everyKind());

    List<LedgerEntry> entries =
        storage
            .work()
            .reading(
                m ->
                    m.createQuery("select e from LedgerEntry e", LedgerEntry.class)
                        .getResultList());

    assertThat(entries).hasSize(everyKind().size());
    for (LedgerEntry entry : entries) {
      byte[] leaf = java.util.Objects.requireNonNull(entry.leaf());
      assertThat(entry.columns())
          .isEqualTo(IndexColumns.of(StoredRecord.of(leaf, List.of(), null)));
    }
  }

  @Test
  void columns_ofARequest_holdItsMembers() {
    IndexColumns columns = IndexColumns.of(n1.request(T0, "a", null));

    assertThat(columns)
        .isEqualTo(
            new IndexColumns(
                "n1/b1",
                1,
                T0,
                "request",
                "a",
                1,
                null,
                "GET",
                "/shop/product/{n}",
                200,
                "success",
                12L));
  }

  @Test
  void open_again_keepsWhatIsThere() throws Exception {
    storage.store().append(n1.requests(2, T0, "a"));
    storage.close();

    storage = JpaStorage.open(database(), LOG);

    assertThat(storage.reader().size()).isEqualTo(2);
    assertThat(storage.store().append(n1.requests(1, T0 + 9_000, "a"))).isEqualTo(1);
    assertThat(read(TrailQuery.all())).extracting(TrailRecord::index).containsExactly(0L, 1L, 2L);
  }

  @Test
  void open_ofANewerSchema_isRefused() throws Exception {
    sql(
        "insert into tracker_schema_history (version, script, checksum, installed_at, software)"
            + " values (99, 'V99__later.sql', 'x', current_timestamp, 'later')");

    assertThatThrownBy(() -> JpaStorage.open(database(), LOG))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("TRK-0313")
        .hasMessageContaining("99");
  }

  @Test
  void openExisting_ofADatabaseWithoutTrail_saysSoAndCreatesNothing() throws Exception {
    dropEverything();

    assertThatThrownBy(() -> JpaStorage.openExisting(database(), LOG))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("TRK-0312");
    assertThat(tables()).doesNotContain("ledger_entry", "tracker_schema_history");
  }

  @Test
  void open_besideTheApplicationsTables_leavesThemAlone() throws Exception {
    dropEverything();
    sql("create table orders (id integer primary key, total integer)");
    sql("insert into orders values (1, 42)");

    try (JpaStorage beside = JpaStorage.open(database(), LOG)) {
      assertThat(beside.store().append(n1.requests(1, T0, "a"))).isEqualTo(1);
      assertThat(rows("select id, total from orders")).containsExactly("1|42");
    }
  }

  @Test
  void append_afterTheTablesWereLost_saysSo() throws Exception {
    storage.store().append(n1.requests(1, T0, "a"));
    sql("drop table ledger_entry");

    assertThatThrownBy(() -> storage.store().append(n1.requests(1, T0 + 1, "a")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("lost the trail's tables");
  }

  private List<StoredRecord> everyKind() {
    TrailRecords records = new TrailRecords("n9/b9");
    List<StoredRecord> out = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      out.add(
          records.next(
              Fact.of(kind, T0 + out.size())
                  .on(out.size() % 2 == 0 ? "sid" : null)
                  .put("name", "n\0ul \uD83D\uDE00")
                  .put("reason", "idle")
                  .put("status", 404)
                  .put("ms", 5_000_000_000L)
                  .put("method", "PATCH\r\n")
                  .build()));
    }
    out.add(records.request(T0, "x", "anna"));
    return out;
  }

  private static Callable<Integer> appending(
      JpaStorage to, TrailRecords records, int batches, int perBatch) {
    return () -> {
      int added = 0;
      for (int i = 0; i < batches; i++) {
        added += to.store().append(records.requests(perBatch, T0 + i, "s"));
      }
      return added;
    };
  }
}
