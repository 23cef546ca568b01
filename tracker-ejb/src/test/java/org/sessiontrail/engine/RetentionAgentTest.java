package org.sessiontrail.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.store.TrailRecords.HASH;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.retention.Operator;
import org.sessiontrail.retention.Selector;
import org.sessiontrail.runtime.TestConfig;
import org.sessiontrail.store.SteppedClock;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.jpa.JpaStorage;

/** A running node purges what is past its period, except what is held. */
class RetentionAgentTest {
  @TempDir Path dir;
  private final SteppedClock clock = new SteppedClock();
  private final Operator dpo = Operator.of("cli", "dpo", HASH, clock);
  private TestNode node;
  private JpaStorage beside;

  @BeforeEach
  void start() throws Exception {
    DatabaseConfig database =
        new DatabaseConfig(
            null, "jdbc:h2:file:" + dir.resolve("trail") + ";AUTO_SERVER=TRUE", "sa", "");
    node = new TestNode(TestConfig.with(TestConfig.in(dir), database), clock);
    node.work();
    beside = JpaStorage.open(database, new JpaStorage.Log("app", HASH));
  }

  @AfterEach
  void stop() {
    node.tracker.stop();
    beside.close();
  }

  private List<StoredRecord> of(TrailQuery query) throws Exception {
    List<StoredRecord> out = new ArrayList<>();
    beside.reader().read(query, record -> out.add(record.stored()));
    return out;
  }

  private void daysPass(int days) {
    clock.passMillis(TimeUnit.DAYS.toMillis(days));
    node.work();
  }

  @Test
  void node_purgesWhatIsPastItsPeriod_butNotWhatIsHeld() throws Exception {
    String held = node.visit("s1", true);
    String other = node.visit("s2", true);
    node.work();
    beside.retention().holds().hold(Selector.ofSession(held), null, "C7", null, dpo);

    daysPass(764);

    assertThat(of(TrailQuery.all().ofSession(other).ofKinds(Set.of(Kind.REQUEST)))).isEmpty();
    assertThat(of(TrailQuery.all().ofSession(held).ofKinds(Set.of(Kind.REQUEST)))).hasSize(1);
    assertThat(of(TrailQuery.all().ofKinds(Set.of(Kind.PURGE))))
        .isNotEmpty()
        .allMatch(record -> "tracker".equals(record.text("via")));

    beside.retention().holds().release("C7", dpo);
    clock.passMillis(3_600_000);
    node.work();
    assertThat(of(TrailQuery.all().ofSession(held).ofKinds(Set.of(Kind.REQUEST)))).isEmpty();
  }

  @Test
  void node_endsAHoldWhoseTimeIsOver_andThenPurges() throws Exception {
    String held = node.visit("s1", true);
    node.work();
    long until = clock.epochMicros() + TimeUnit.DAYS.toMicros(763);
    beside.retention().holds().hold(Selector.ofSession(held), null, "C7", until, dpo);

    daysPass(764);

    assertThat(of(TrailQuery.all().ofKinds(Set.of(Kind.RELEASE))))
        .extracting(record -> record.text("reason"))
        .containsExactly("expired");
    assertThat(of(TrailQuery.all().ofSession(held).ofKinds(Set.of(Kind.REQUEST)))).isEmpty();
  }
}
