package org.sessiontrail.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sessiontrail.store.TrailRecords.HASH;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sessiontrail.config.TrackerConfig.RetentionConfig;
import org.sessiontrail.config.TrackerConfig.RetentionPreset;
import org.sessiontrail.store.SteppedClock;
import org.sessiontrail.store.StoreException;

/** In which order it works, for how long at a time, and what a failure in the middle does. */
class RetentionRoundTest {
  private final SteppedClock clock = new SteppedClock();
  private final ScriptedRetention store = new ScriptedRetention(clock, 300);
  private boolean stopping;
  private final RetentionRound round =
      new RetentionRound(
          Operator.of("tracker", null, HASH, clock),
          RetentionConfig.of(List.of(RetentionPreset.DEFAULT)),
          () -> stopping);

  private int work() throws StoreException {
    return round.work(store, store, store);
  }

  @Test
  void work_takesHoldsErasuresChildrenThenRecords_inThisOrder() throws Exception {
    ScriptedRetention quick = new ScriptedRetention(clock, 1);
    quick.erasureSteps = 2;
    quick.prefixes = 1;

    round.work(quick, quick, quick);

    assertThat(quick.done)
        .containsExactly(
            "expire",
            "erase",
            "erase",
            "children",
            "prefix",
            "prefix",
            "security",
            "audit",
            "requests",
            "actions",
            "analytics",
            "technical");
    assertThat(round.isUnderWay()).isFalse();
  }

  @Test
  void work_leavesOffAfterASecond_andGoesOnWhereItWas() throws Exception {
    store.prefixes = 6;

    assertThat(work()).isEqualTo(4);
    assertThat(store.done).containsExactly("expire", "children", "prefix", "prefix", "prefix");
    assertThat(round.isUnderWay()).isTrue();

    store.done.clear();
    work();
    assertThat(store.done).containsExactly("expire", "prefix", "prefix", "prefix", "prefix");
    work();
    work();
    assertThat(round.isUnderWay()).isFalse();
    assertThat(store.done).contains("technical").doesNotContain("children");
  }

  @Test
  void work_onALongErasure_leavesOffToo() throws Exception {
    store.erasureSteps = 9;

    assertThat(work()).isEqualTo(4);

    assertThat(store.done).containsExactly("expire", "erase", "erase", "erase", "erase");
    assertThat(store.erasureSteps).isEqualTo(5);
  }

  @Test
  void work_whenTheDatabaseFailsInTheMiddle_goesOnAtThatTransaction() throws Exception {
    store.prefixes = 1;
    work();
    assertThat(store.done).endsWith("prefix", "security");
    store.done.clear();
    store.failures = 1;

    assertThatThrownBy(this::work).isInstanceOf(StoreException.class);
    work();
    work();

    assertThat(store.done)
        .containsExactly(
            "expire",
            "audit failed",
            "expire",
            "audit",
            "requests",
            "actions",
            "analytics",
            "expire",
            "technical");
    assertThat(round.isUnderWay()).isFalse();
  }

  @Test
  void work_againAndAgain_beginsARoundOnceAnHour() throws Exception {
    ScriptedRetention quick = new ScriptedRetention(clock, 1);
    round.work(quick, quick, quick);
    quick.done.clear();

    round.work(quick, quick, quick);
    assertThat(quick.done).containsExactly("expire");

    clock.passMillis(3_600_000);
    round.work(quick, quick, quick);
    assertThat(quick.done).startsWith("expire", "expire", "children");
  }

  @Test
  void work_whenTheNodeStops_endsWithTheTransaction() throws Exception {
    store.prefixes = 6;
    stopping = true;

    work();

    assertThat(store.done).containsExactly("expire");
  }
}
