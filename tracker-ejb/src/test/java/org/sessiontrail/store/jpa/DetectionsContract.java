package org.sessiontrail.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sessiontrail.store.TrailRecords.HASH;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.catalogue.EventCatalogue;
import org.sessiontrail.detect.DetectionStore;
import org.sessiontrail.detect.Scene;
import org.sessiontrail.detect.rule.Cases;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.store.FaultyDataSource;
import org.sessiontrail.store.FaultyDataSource.Fault;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailRecord;
import org.sessiontrail.store.jdbc.Database;
import org.sessiontrail.store.nodes.Finder;
import org.sessiontrail.store.nodes.RecoveryStream;

/** What every database must do with findings. */
abstract class DetectionsContract extends StoreFixture {
  private static final Finder FINDER =
      new Finder(
          "n1/b1",
          TrailClock.system(),
          new RecordEncoder(RecoveryStream.NAME, HASH, new RandomIds()));

  private Fault fault = Fault.NONE;

  DetectionsContract(Backend backend) {
    super(backend);
  }

  private static DetectionStore on(JpaStorage storage, Scene scene) {
    return storage.detections(FINDER, () -> Cases.detector(scene, Cases.TRAPS));
  }

  private static void followAll(DetectionStore detections) throws StoreException {
    while (!detections.follow(1_000, false).isDone()) {
      // each goes on
    }
  }

  private static List<StoredRecord> records(Scene scene) {
    return scene.log().stream().map(TrailRecord::stored).toList();
  }

  /** What is found in one go, without a store. */
  private static List<String> wanted(Scene scene) {
    return Cases.all(scene, Cases.TRAPS).stream()
        .map(found -> found.alarm().rule() + " " + found.alarm().why() + " " + found.score())
        .toList();
  }

  private List<String> found() throws Exception {
    List<TrailRecord> all = read(TrailQuery.all().ofKinds(Set.of(Kind.FINDING)));
    return all.stream()
        .sorted((a, b) -> Long.compare(a.index(), b.index()))
        .map(TrailRecord::stored)
        .map(one -> one.text("rule") + " " + one.text("why") + " " + one.number("score"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void follow_inAnyPiecesWithRestarts_statesEachOnce(long seed) throws Exception {
    Scene scene = Cases.turmoil(seed);
    Random random = new Random(seed);
    List<StoredRecord> piece = new ArrayList<>();
    DetectionStore detections = on(storage, scene);
    for (StoredRecord record : records(scene)) {
      piece.add(record);
      if (random.nextInt(80) == 0) {
        storage.store().append(piece);
        piece.clear();
        if (random.nextInt(4) == 0) {
          detections = on(storage, scene); // as after a kill
        }
        var unused = detections.follow(1 + random.nextInt(200), random.nextInt(5) == 0);
      }
    }
    storage.store().append(piece);
    followAll(on(storage, scene));

    assertThat(found()).isEqualTo(wanted(scene)).hasSizeGreaterThan(10);
    StoredRecord one = read(TrailQuery.all().ofKinds(Set.of(Kind.FINDING))).get(0).stored();
    assertThat(EventCatalogue.faults(one)).isEmpty();
    assertThat(one.stream()).isEqualTo(RecoveryStream.NAME);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"UNREACHABLE", "BREAKS_MIDWAY", "COMMIT_NOT_SENT", "ANSWER_LOST"})
  void follow_whoseTransactionFails_statesEachOnce(Fault what) throws Exception {
    Scene scene = Cases.turmoil(3);
    storage.store().append(records(scene));
    try (Database database =
            new Database(database(), s -> FaultyDataSource.around(s, () -> fault));
        JpaStorage faulty = JpaStorage.open(database, LOG, null)) {
      DetectionStore detections = on(faulty, scene);
      var unused = detections.follow(900, true);
      fault = what;
      assertThatThrownBy(() -> detections.follow(900, true)).isInstanceOf(StoreException.class);
      fault = Fault.NONE;
      followAll(detections);
    }

    assertThat(found()).isEqualTo(wanted(scene));
  }

  @Test
  void follow_ofTwoTurnByTurn_statesEachOnce() throws Exception {
    Scene scene = Cases.turmoil(4);
    storage.store().append(records(scene));
    DetectionStore a = on(storage, scene);
    DetectionStore b = on(storage, scene);
    for (int i = 0; i < 40; i++) {
      var unused = (i % 3 == 0 ? a : b).follow(300, i % 7 == 0);
    }
    followAll(a);
    followAll(b);

    assertThat(found()).isEqualTo(wanted(scene));
  }

  @Test
  void forget_andFollow_statesNothingAnew() throws Exception {
    Scene scene = Cases.turmoil(5);
    storage.store().append(records(scene));
    DetectionStore detections = on(storage, scene);
    followAll(detections);
    var saved = detections.follow(1, true);
    assertThat(rows("select count(*) from tracker_detect where part = 0")).containsExactly("1");

    detections.forget();
    followAll(detections);

    assertThat(saved.next()).isPositive();
    assertThat(rows("select count(*) from tracker_detect")).containsExactly("0");
    assertThat(found()).isEqualTo(wanted(scene));
  }

  @Test
  void follow_ofNothing_doesNothing() throws Exception {
    assertThat(on(storage, new Scene()).follow(10, true).isDone()).isTrue();
  }
}
