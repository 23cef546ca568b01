package org.sessiontrail.respond;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sessiontrail.alert.Alert;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.TestClock;
import org.sessiontrail.report.MemoryTrail;
import org.sessiontrail.store.TrailRecord;

class DispatchTest {
  private final TestClock clock = new TestClock();
  private final Dispatch dispatch = new Dispatch("shop", clock);
  private final Waitlist store = new Waitlist();
  private final Recorder fine = new Recorder("fine");
  private final Recorder broken = new Recorder("broken");

  /** Takes alerts unless it is told to fail. */
  private static final class Recorder implements Channel {
    private final String id;
    private final List<String> told = new ArrayList<>();
    private boolean failing;
    private int asked;

    Recorder(String id) {
      this.id = id;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public void tell(Alert alert) throws ChannelException {
      asked++;
      if (failing) {
        throw new ChannelException("TRK-0000 " + id + " is gone");
      }
      told.add(alert.rule() + " " + alert.count());
    }
  }

  /** What waits, in memory. */
  private static final class Waitlist implements AlertStore {
    private final List<Waiting> all = new ArrayList<>();

    void add(String channel, long index, @Nullable TrailRecord finding) {
      all.add(new Waiting(index, channel, 1, index, finding));
    }

    @Override
    public int follow(AlertChoice choice, List<String> channels, long nowMicros) {
      return 0;
    }

    @Override
    public List<Waiting> waiting(List<String> channels, int most) {
      return all.stream().filter(one -> channels.contains(one.channel())).limit(most).toList();
    }

    @Override
    public void told(Waiting alert) {
      all.remove(alert);
    }

    @Override
    public long size() {
      return all.size();
    }
  }

  private static TrailRecord finding(String rule) {
    return new MemoryTrail()
        .add(Fact.of(Kind.FINDING, MemoryTrail.TEN).put("rule", rule).build())
        .get(0);
  }

  @Test
  void deliver_whenAChannelFails_keepsItsAlertsAndTellsTheOthers() throws Exception {
    broken.failing = true;
    for (Channel each : List.of(broken, fine)) {
      store.add(each.id(), 1, finding("D01"));
      store.add(each.id(), 2, finding("D02"));
    }

    assertThat(dispatch.deliver(store, List.of(broken, fine))).isEqualTo(2);

    assertThat(fine.told).containsExactly("D01 1", "D02 1");
    assertThat(store.size()).isEqualTo(2);
    assertThat(dispatch.failures()).containsExactly("TRK-0000 broken is gone");
  }

  @Test
  void deliver_toAChannelThatFailed_restsLongerEachTimeAndThenGoesOnInOrder() throws Exception {
    broken.failing = true;
    store.add("broken", 1, finding("D01"));
    store.add("broken", 2, finding("D02"));

    for (int i = 0; i < 60; i++) {
      dispatch.deliver(store, List.of(broken));
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(broken.asked).as("at 0, 5, 15 and 35 seconds").isEqualTo(4);

    broken.failing = false;
    clock.advance(Duration.ofMinutes(1));
    dispatch.deliver(store, List.of(broken));
    assertThat(broken.told).containsExactly("D01 1", "D02 1");
    assertThat(store.size()).isZero();
    assertThat(dispatch.failures()).isEmpty();
    assertThat(dispatch.counts()).isEqualTo("2 told, 4 attempts failed");
  }

  @Test
  void deliver_ofAFindingThatWasPurged_dropsAndCountsIt() throws Exception {
    store.add("fine", 1, null);

    dispatch.deliver(store, List.of(fine));

    assertThat(fine.told).isEmpty();
    assertThat(store.size()).isZero();
    assertThat(dispatch.counts()).endsWith("1 purged before they were told");
  }
}
