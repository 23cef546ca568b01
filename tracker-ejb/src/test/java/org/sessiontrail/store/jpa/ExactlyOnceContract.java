package org.sessiontrail.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sessiontrail.store.TrailRecords.HASH;
import static org.sessiontrail.store.TrailRecords.T0;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.Drainer;
import org.sessiontrail.store.FaultyDataSource;
import org.sessiontrail.store.FaultyDataSource.Fault;
import org.sessiontrail.store.ListCursor;
import org.sessiontrail.store.SteppedClock;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailRecord;
import org.sessiontrail.store.TrailRecords;
import org.sessiontrail.store.jdbc.Database;

/** Whatever goes wrong, each record is in the log once, and places have no holes. */
abstract class ExactlyOnceContract extends StoreFixture {
  private Fault fault = Fault.NONE;

  ExactlyOnceContract(Backend backend) {
    super(backend);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"UNREACHABLE", "BREAKS_MIDWAY", "COMMIT_NOT_SENT", "ANSWER_LOST"})
  void append_whoseTransactionFails_canBeRepeated(Fault what) throws Exception {
    storage.store().append(n1.requests(3, T0, "a"));
    List<StoredRecord> batch = n1.requests(40, T0 + 10_000, "a");
    try (Database database =
            new Database(database(), s -> FaultyDataSource.around(s, () -> fault));
        JpaStorage faulty = JpaStorage.open(database, LOG, null)) {
      assertThat(faulty.store().append(List.of())).isZero();
      faulty.reader().size();
      fault = what;

      assertThatThrownBy(() -> faulty.store().append(batch)).isInstanceOf(StoreException.class);
      fault = Fault.NONE;

      assertThat(faulty.store().append(batch)).isEqualTo(what == Fault.ANSWER_LOST ? 0 : 40);
    }
    assertHolds(43);
  }

  @Test
  void append_ofABatchThatIsPartlyStored_addsTheRest() throws Exception {
    List<StoredRecord> batch = n1.requests(100, T0, "a");
    storage.store().append(batch.subList(20, 50));
    storage.store().append(batch.subList(70, 71));

    assertThat(storage.store().append(batch)).isEqualTo(69);

    assertHolds(100);
  }

  @Test
  void append_ofInterleavedStreams_keepsEachWhole() throws Exception {
    TrailRecords n2 = new TrailRecords("n2/b1");
    TrailRecords n3 = new TrailRecords("n1/b2");
    List<StoredRecord> mixed = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      mixed.add(n1.request(T0 + i, "a", null));
      mixed.add(n2.request(T0 + i, "b", null));
      mixed.add(n3.request(T0 + i, null, null));
    }
    storage.store().append(mixed.subList(10, 60));

    assertThat(storage.store().append(mixed)).isEqualTo(100);
    assertThat(storage.store().append(mixed)).isZero();

    assertHolds(150);
  }

  @Test
  void append_ofEverythingFromTheBeginning_addsNothing() throws Exception {
    List<StoredRecord> all = n1.requests(2_500, T0, "a");
    for (int i = 0; i < all.size(); i += 500) {
      storage.store().append(all.subList(i, i + 500));
    }

    for (int i = 0; i < all.size(); i += 400) {
      assertThat(storage.store().append(all.subList(i, Math.min(all.size(), i + 400)))).isZero();
    }

    assertHolds(2_500);
  }

  @Test
  void append_ofTheSameByTwoNodesAtOnce_addsItOnce() throws Exception {
    List<StoredRecord> same = n1.requests(600, T0, "a");
    List<StoredRecord> others = new TrailRecords("n2/b1").requests(600, T0, "b");
    ExecutorService nodes = Executors.newFixedThreadPool(4);
    int added = 0;
    try (JpaStorage other = JpaStorage.open(database(), LOG)) {
      List<Future<Integer>> running = new ArrayList<>();
      running.add(nodes.submit(() -> inBatches(storage, same, 37)));
      running.add(nodes.submit(() -> inBatches(storage, same, 50)));
      running.add(nodes.submit(() -> inBatches(other, same, 41)));
      running.add(nodes.submit(() -> inBatches(other, others, 60)));
      for (Future<Integer> one : running) {
        added += one.get();
      }
    } finally {
      nodes.shutdown();
    }

    assertThat(added).isEqualTo(1_200);
    assertHolds(1_200);
  }

  /** A drain over a bad network, killed now and then before its cursor was written. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void drain_throughAnyFaults_storesEachRecordOnce(long seed) throws Exception {
    Random random = new Random(seed);
    List<StoredRecord> offered = mixedStreams(random, 400);
    int batch = 4 + random.nextInt(40);
    ListCursor cursor = new ListCursor(offered, batch);
    SteppedClock clock = new SteppedClock();
    Fault[] faults = Fault.values();
    try (Database database =
            new Database(
                database(),
                s ->
                    FaultyDataSource.around(
                        s, () -> random.nextInt(3) > 0 ? Fault.NONE : faults[random.nextInt(5)]));
        JpaStorage faulty = openThrough(database)) {
      Drainer drainer = drainer(cursor, faulty, clock);
      for (int step = 0; !cursor.isDone(); step++) {
        assertThat(step).isLessThan(2_000);
        try {
          drainer.doWork();
        } catch (StoreException e) {
          clock.passMillis(5_000);
        }
        if (random.nextInt(12) == 0) {
          cursor.rewind(random.nextInt(2 * batch));
          drainer = drainer(cursor, faulty, clock);
        }
      }
    }

    assertHolds(offered.size());
    Map<String, byte[]> leaves = new HashMap<>();
    for (TrailRecord record : read(TrailQuery.all())) {
      leaves.put(name(record.stored()), record.stored().leaf());
    }
    for (StoredRecord record : offered) {
      assertThat(leaves.get(name(record))).isEqualTo(record.leaf());
    }
  }

  /** {@code count} records: each stream whole from 1, places without holes. */
  void assertHolds(int count) throws Exception {
    List<TrailRecord> all = read(TrailQuery.all());
    assertThat(all.stream().map(TrailRecord::index).sorted())
        .containsExactlyElementsOf(LongStream.range(0, count).boxed().toList());
    Map<String, List<Long>> numbers = new HashMap<>();
    for (TrailRecord record : all) {
      numbers
          .computeIfAbsent(record.stored().stream(), key -> new ArrayList<>())
          .add(record.stored().seq());
    }
    for (List<Long> ofStream : numbers.values()) {
      Collections.sort(ofStream);
      assertThat(ofStream)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, ofStream.size()).boxed().toList());
    }
    assertThat(rows("select size from ledger_log")).containsExactly(String.valueOf(count));
  }

  /** The first steps of a store may fail as all others. */
  private static JpaStorage openThrough(Database database) throws StoreException {
    for (int attempt = 1; ; attempt++) {
      try {
        return JpaStorage.open(database, LOG, null);
      } catch (StoreException e) {
        if (attempt == 50) {
          throw e;
        }
      }
    }
  }

  private static Drainer drainer(ListCursor cursor, JpaStorage storage, SteppedClock clock) {
    return new Drainer(
        cursor, s -> new RecordEncoder(s, HASH, new RandomIds()), storage.store(), clock);
  }

  private static List<StoredRecord> mixedStreams(Random random, int count) {
    List<TrailRecords> streams = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      streams.add(new TrailRecords("n" + i % 2 + "/b" + i));
    }
    List<StoredRecord> out = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      TrailRecords stream = streams.get(Math.min(random.nextInt(6), 3));
      out.add(stream.request(T0 + i, "s" + random.nextInt(5), "anna"));
    }
    return out;
  }

  private static int inBatches(JpaStorage to, List<StoredRecord> records, int size)
      throws StoreException {
    int added = 0;
    for (int i = 0; i < records.size(); i += size) {
      added += to.store().append(records.subList(i, Math.min(records.size(), i + size)));
    }
    return added;
  }

  private static String name(StoredRecord record) {
    return record.stream() + "#" + record.seq();
  }
}
