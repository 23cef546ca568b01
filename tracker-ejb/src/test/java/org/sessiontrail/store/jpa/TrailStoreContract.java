package org.sessiontrail.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sessiontrail.store.TrailRecords.HASH;
import static org.sessiontrail.store.TrailRecords.T0;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.RecordRefusedException;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;
import org.sessiontrail.store.TrailRecord;
import org.sessiontrail.store.TrailRecords;
import org.sessiontrail.store.jdbc.Database;
import org.sessiontrail.store.jdbc.SchemaMigration;

/** What every database must do; a subclass names an empty one. */
abstract class TrailStoreContract {
  static final JpaStorage.Log LOG = new JpaStorage.Log("shop.example.com", HASH);

  final TrailRecords n1 = new TrailRecords("n1/b1");
  JpaStorage storage;

  /** An empty database, the same for all calls within one test. */
  abstract DatabaseConfig database() throws Exception;

  @BeforeEach
  void openStorage() throws Exception {
    storage = JpaStorage.open(database(), LOG);
  }

  @AfterEach
  void closeStorage() {
    storage.close();
  }

  @Test
  void read_ofAnEmptyLog_givesNothing() throws Exception {
    assertThat(storage.reader().size()).isZero();
    assertThat(read(TrailQuery.all())).isEmpty();
    assertThat(storage.reader().count(TrailQuery.all())).isZero();
    assertThat(storage.reader().losses(TrailQuery.all())).isEmpty();
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
  void read_isInOrderOfBeginningThenOfStoring() throws Exception {
    StoredRecord late = n1.request(T0 + 20, "a", null);
    StoredRecord early = n1.request(T0 + 10, "a", null);
    StoredRecord sameTime = n1.request(T0 + 10, "b", null);

    storage.store().append(List.of(late, early, sameTime));

    assertThat(read(TrailQuery.all())).extracting(TrailRecord::index).containsExactly(1L, 2L, 0L);
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
  void read_narrowsBySessionUserActionKindAndPeriod() throws Exception {
    storage
        .store()
        .append(
            List.of(
                n1.next(Fact.of(Kind.STREAM_OPEN, T0).build()),
                n1.request(T0 + 10, "a", null),
                n1.request(T0 + 20, "a", "anna"),
                n1.request(T0 + 30, "b", "bert"),
                n1.action(T0 + 40, "b", "order.place"),
                n1.action(T0 + 50, "a", "cart.add"),
                n1.request(T0 + 60, null, null)));

    assertThat(seqs(TrailQuery.all().ofSession("a"))).containsExactly(2L, 3L, 6L);
    assertThat(seqs(TrailQuery.all().ofUser("anna"))).containsExactly(3L);
    assertThat(seqs(TrailQuery.all().ofUser("Anna"))).isEmpty();
    assertThat(seqs(TrailQuery.all().ofAction("order.place"))).containsExactly(5L);
    assertThat(seqs(TrailQuery.all().ofKinds(Set.of(Kind.REQUEST, Kind.STREAM_OPEN))))
        .containsExactly(1L, 2L, 3L, 4L, 7L);
    assertThat(seqs(TrailQuery.all().between(T0 + 20, T0 + 40))).containsExactly(3L, 4L);
    assertThat(seqs(TrailQuery.all().between(T0 + 20, null).ofSession("a")))
        .containsExactly(3L, 6L);
    assertThat(
            seqs(
                TrailQuery.all()
                    .between(null, T0 + 20)
                    .ofSession("a")
                    .ofKinds(Set.of(Kind.ACTION))))
        .isEmpty();
  }

  @Test
  void read_byUserWithoutKey_looksIntoTheDisclosures() throws Exception {
    storage.store().append(List.of(n1.request(T0, "a", "anna"), n1.request(T0 + 1, "a", "bert")));

    try (JpaStorage keyless =
        JpaStorage.openExisting(database(), new JpaStorage.Log(LOG.origin(), null))) {
      List<Long> seqs = new ArrayList<>();
      long given =
          keyless.reader().read(TrailQuery.all().ofUser("bert"), r -> seqs.add(r.stored().seq()));

      assertThat(seqs).containsExactly(2L);
      assertThat(given).isEqualTo(1);
      assertThat(keyless.reader().count(TrailQuery.all().ofUser("anna"))).isEqualTo(1);
    }
  }

  @Test
  void read_leavesOutWhatCameAfterItBegan() throws Exception {
    storage.store().append(n1.requests(1_200, T0, "a"));
    List<Long> seen = new ArrayList<>();

    storage
        .reader()
        .read(
            TrailQuery.all(),
            record -> {
              if (record.index() == 0) {
                storage.store().append(n1.requests(700, T0 + 2_000_000, "a"));
              }
              seen.add(record.index());
            });

    assertThat(seen).containsExactlyElementsOf(LongStream.range(0, 1_200).boxed().toList());
    assertThat(storage.reader().size()).isEqualTo(1_900);
  }

  @Test
  void read_ofManyRecords_givesEachOnceInOrder() throws Exception {
    int count = 20_000;
    for (int i = 0; i < count; i += 1_000) {
      storage.store().append(n1.requests(1_000, T0 + i / 3_000, "a"));
    }
    long[] state = {Long.MIN_VALUE, -1, 0};

    long given =
        storage
            .reader()
            .read(
                TrailQuery.all(),
                record -> {
                  long at = record.stored().epochMicros();
                  assertThat(at > state[0] || (at == state[0] && record.index() > state[1]))
                      .isTrue();
                  state[0] = at;
                  state[1] = record.index();
                  state[2]++;
                });

    assertThat(given).isEqualTo(count);
    assertThat(state[2]).isEqualTo(count);
    assertThat(storage.reader().count(TrailQuery.all())).isEqualTo(count);
  }

  @Test
  void read_ofManyRecordsOfOneMicrosecond_givesEachOnce() throws Exception {
    List<StoredRecord> sameTime = new ArrayList<>();
    for (int i = 0; i < 1_100; i++) {
      sameTime.add(n1.request(T0, "a", null));
    }
    storage.store().append(sameTime);

    assertThat(read(TrailQuery.all()))
        .extracting(TrailRecord::index)
        .containsExactlyElementsOf(LongStream.range(0, 1_100).boxed().toList());
  }

  @Test
  void read_whoseVisitorThrows_stops() throws Exception {
    storage.store().append(n1.requests(3, T0, "a"));
    int[] taken = new int[1];
    TrailReader.Visitor failing =
        record -> {
          taken[0]++;
          throw new java.io.IOException("disk full");
        };

    assertThatThrownBy(() -> storage.reader().read(TrailQuery.all(), failing))
        .isInstanceOf(java.io.IOException.class);
    assertThat(taken[0]).isEqualTo(1);
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
  void append_ofSessionRecords_fillsTheAliases() throws Exception {
    storage.store().append(List.of(sessionStart(T0, "t1", "hash-a")));
    storage
        .store()
        .append(List.of(sessionStart(T0 + 1, "t1", "hash-a"), idChange(T0 + 2, "t1", "hash-b")));

    assertThat(rows("select session_hash, sid, at_micros from trail_alias order by 1"))
        .containsExactly("hash-a|t1|" + T0, "hash-b|t1|" + (T0 + 2));
  }

  @Test
  void losses_sumGapsAndSuppressionsOfThePeriod() throws Exception {
    storage
        .store()
        .append(
            List.of(
                loss(T0, Kind.GAP, "spool-full", 12),
                loss(T0 + 1, Kind.GAP, "spool-full", 3),
                loss(T0 + 2, Kind.SUPPRESSED, "excluded", 90_311),
                loss(T0 + 99, Kind.GAP, "refused", 1),
                n1.request(T0 + 3, "a", null)));

    assertThat(storage.reader().losses(TrailQuery.all().between(T0, T0 + 50).ofSession("other")))
        .isEqualTo(new TreeMap<>(Map.of("gap.spool-full", 15L, "suppressed.excluded", 90_311L)));
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

  @Test
  void read_ofADamagedLeaf_namesTheRecord() throws Exception {
    storage.store().append(n1.requests(2, T0, "a"));
    sql(
        "update ledger_entry set leaf = (select leaf from ledger_entry where idx = 0), disclosures = 'x' where idx = 1");

    assertThatThrownBy(() -> read(TrailQuery.all()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("TRK-0316 record 1");
  }

  @Test
  void history_findsLostStreamsOfThisNodeOnly() throws Exception {
    storage.store().append(List.of(n1.next(Fact.of(Kind.STREAM_OPEN, T0).build())));
    storage.store().append(n1.requests(2, T0, "a"));
    storage
        .store()
        .append(List.of(open("n1/closed"), as("n1/closed", 2, Fact.of(Kind.STREAM_CLOSE, T0))));
    storage
        .store()
        .append(
            List.of(
                open("n1/stated"),
                as("n1/own", 2, Fact.of(Kind.STREAM_ABANDONED, T0).put("stream2", "n1/stated"))));
    storage.store().append(List.of(open("n2/b1"), open("n1/own"), open("n1/x/b1")));

    assertThat(storage.history().lostStreams("n1", "n1/own"))
        .containsExactly(new StreamHistory.LostStream("n1/b1", 3));
  }

  @Test
  void history_findsTrailsWithoutEnd() throws Exception {
    storage
        .store()
        .append(
            List.of(
                sessionStart(T0, "open", "h1"),
                sessionStart(T0 + 1, "ended", "h2"),
                sessionEnd(T0 + 2, "ended", "logout"),
                sessionStart(T0 + 3, "again", "h3"),
                sessionEnd(T0 + 4, "again", "undeploy"),
                sessionStart(T0 + 5, "again", "h3"),
                sessionStart(T0 + 6, "elsewhere", "h4"),
                n1.request(T0 + 7, "open", null)));
    storage
        .store()
        .append(List.of(as("n2/b1", 1, Fact.of(Kind.SESSION_START, T0 + 8).on("elsewhere"))));

    List<StreamHistory.OpenTrail> open = storage.history().openTrails("n1", "n1/own", T0 - 1, 10);

    assertThat(open).extracting(StreamHistory.OpenTrail::sid).containsExactly("open", "again");
    assertThat(storage.history().part(open.get(0)))
        .isEqualTo(new StreamHistory.TrailPart(2, T0 + 7));
    assertThat(storage.history().openTrails("n1", "n1/own", T0 - 1, 1)).hasSize(1);
    assertThat(storage.history().openTrails("n1", "n1/b1", T0 - 1, 9)).isEmpty();
  }

  @Test
  void history_resumesTrailsThatDidNotReallyEnd() throws Exception {
    storage
        .store()
        .append(
            List.of(
                sessionStart(T0, "open", "h-open"),
                sessionStart(T0, "undeployed", "h-undeployed"),
                sessionEnd(T0 + 10, "undeployed", "undeploy"),
                sessionStart(T0, "old", "h-old"),
                sessionEnd(T0 + 1, "old", "node-lost"),
                sessionStart(T0, "left", "h-left"),
                sessionEnd(T0 + 10, "left", "logout"),
                sessionStart(T0 - 100, "ancient", "h-ancient")));

    assertThat(storage.history().resumable(T0 - 10, T0 + 5, 10))
        .isEqualTo(Map.of("h-open", "open", "h-undeployed", "undeployed"));
  }

  List<TrailRecord> read(TrailQuery query) throws Exception {
    List<TrailRecord> out = new ArrayList<>();
    long given = storage.reader().read(query, out::add);
    assertThat(given).isEqualTo(out.size());
    assertThat(storage.reader().count(query)).isEqualTo(out.size());
    return out;
  }

  private List<Long> seqs(TrailQuery query) throws Exception {
    return read(query).stream().map(r -> r.stored().seq()).toList();
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

  private StoredRecord sessionStart(long micros, String sid, String hash) {
    return n1.next(
        Fact.of(Kind.SESSION_START, micros).on(sid).personal("session", "hash", hash).build());
  }

  private StoredRecord idChange(long micros, String sid, String hash) {
    return n1.next(
        Fact.of(Kind.SESSION_ID_CHANGE, micros).on(sid).personal("session", "hash", hash).build());
  }

  private StoredRecord sessionEnd(long micros, String sid, String reason) {
    return n1.next(Fact.of(Kind.SESSION_END, micros).on(sid).put("reason", reason).build());
  }

  private StoredRecord loss(long micros, Kind kind, String reason, long count) {
    return n1.next(Fact.of(kind, micros).put("reason", reason).put("count", count).build());
  }

  private static StoredRecord open(String stream) {
    return as(stream, 1, Fact.of(Kind.STREAM_OPEN, T0));
  }

  private static StoredRecord as(String stream, long seq, Fact.Builder fact) {
    return new TrailRecords(stream).as(seq, fact.build());
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

  Connection connect() throws Exception {
    DatabaseConfig config = database();
    return new Database(config).source().getConnection();
  }

  void sql(String statement) throws Exception {
    try (Connection connection = connect();
        Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }

  List<String> rows(String query) throws Exception {
    try (Connection connection = connect();
        Statement run = connection.createStatement();
        ResultSet found = run.executeQuery(query)) {
      List<String> out = new ArrayList<>();
      while (found.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          columns.add(found.getString(i));
        }
        out.add(String.join("|", columns));
      }
      return out;
    }
  }

  private List<String> tables() throws Exception {
    try (Connection connection = connect();
        ResultSet found = connection.getMetaData().getTables(null, null, "%", null)) {
      List<String> out = new ArrayList<>();
      while (found.next()) {
        out.add(found.getString("TABLE_NAME").toLowerCase(java.util.Locale.ROOT));
      }
      return out;
    }
  }

  private void dropEverything() throws Exception {
    for (String table : SchemaMigration.TABLES) {
      sql("drop table " + table);
    }
    sql("drop table tracker_schema_history");
  }
}
