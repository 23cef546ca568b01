package org.sessiontrail.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TestClock;

final class TrackerTest {
  @TempDir private Path dir;
  private final List<String> told = new ArrayList<>();
  private final SteppedHost host = new SteppedHost();
  private Tracker tracker;

  @BeforeEach
  void create() {
    tracker = new Tracker(TestConfig.in(dir), new TestClock());
  }

  @AfterEach
  void stop() {
    tracker.stop();
  }

  /** Drains one event a step and tells its kind. */
  private Agent drain() {
    return new Agent() {
      @Override
      public String name() {
        return "drain";
      }

      @Override
      public int doWork() {
        List<StoredRecord> batch = tracker.spool().cursor().poll(1);
        batch.forEach(event -> told.add(event.kind().id()));
        tracker.spool().cursor().commit();
        return batch.size();
      }
    };
  }

  private void start() {
    tracker.adopt(host);
    tracker.start(TrackerTest.class.getClassLoader());
    tracker.add(drain());
  }

  private static Fact action() {
    return Fact.of(Kind.ACTION, TestClock.START_MICROS).build();
  }

  @Test
  void start_opensTheStreamAndHandsTheAgentsToTheHost() {
    start();

    assertThat(host.running()).isTrue();
    host.step();
    assertThat(told).containsExactly("stream-open");
    assertThat(tracker.stream()).matches("n1/[A-Za-z0-9_-]{11}");
  }

  @Test
  void stop_runsHooksThenClosesTheStreamThenDrainsTheRest() {
    start();
    tracker.spool().offer(action(), null);
    tracker.onStop(() -> tracker.spool().offer(action(), null));

    tracker.stop();

    assertThat(told).containsExactly("stream-open", "action", "action", "stream-close");
    assertThat(host.running()).isFalse();
    assertThat(tracker.spool().offer(action(), null)).isFalse();
    assertThat(tracker.spool().status().dropped()).isEqualTo(1);
  }

  /** One that opens a database takes seconds; a stop has the time to wait for it. */
  @Test
  void stop_whileAnotherThreadIsInAStep_waitsAndStoresTheRest() throws Exception {
    BusyHost busy = new BusyHost();
    tracker.adopt(busy);
    tracker.start(TrackerTest.class.getClassLoader());
    tracker.add(busy);
    tracker.add(drain());
    Thread stepping = new Thread(busy::step);
    stepping.start();
    assertThat(busy.within.await(20, TimeUnit.SECONDS)).isTrue();

    busy.stopping = new Thread(tracker::stop);
    busy.stopping.start();

    busy.stopping.join(20_000);
    stepping.join(20_000);
    assertThat(told).containsExactly("stream-open", "stream-close");
  }

  @Test
  void stop_twice_closesTheStreamOnce() {
    start();

    tracker.stop();
    tracker.stop();

    assertThat(told).containsExactly("stream-open", "stream-close");
  }

  @Test
  void stop_whenAHookFails_goesOn() {
    start();
    tracker.onStop(
        () -> {
          throw new IllegalStateException("hook");
        });
    tracker.onStop(() -> told.add("second hook"));

    tracker.stop();

    assertThat(told).contains("second hook", "stream-close");
  }

  @Test
  void adopt_ofABetterHost_haltsTheOneBefore() {
    start();
    SteppedHost better = new SteppedHost();

    tracker.adopt(better);

    assertThat(host.running()).isFalse();
    assertThat(better.running()).isTrue();
    assertThat(tracker.host()).isSameAs(better);
    better.step();
    assertThat(told).containsExactly("stream-open");
  }

  @Test
  void adopt_ofTheSameHost_changesNothing() {
    start();

    tracker.adopt(host);

    assertThat(host.running()).isTrue();
  }

  @Test
  void release_byTheHostInCharge_goesBackToTheOwnThread() {
    start();

    tracker.release(host);

    assertThat(host.running()).isFalse();
    assertThat(tracker.host().name()).isEqualTo("standalone");
    tracker.stop();
    assertThat(told).containsExactly("stream-open", "stream-close");
  }

  @Test
  void release_byAnotherHost_changesNothing() {
    start();

    tracker.release(new SteppedHost());

    assertThat(tracker.host()).isSameAs(host);
    assertThat(host.running()).isTrue();
  }

  @Test
  void adopt_afterTheStop_isIgnored() {
    start();
    tracker.stop();
    SteppedHost late = new SteppedHost();

    tracker.adopt(late);
    tracker.release(host);

    assertThat(late.running()).isFalse();
    assertThat(host.running()).isFalse();
  }

  @Test
  void find_givesWhatWasProvided() {
    Runnable service = () -> {};
    tracker.provide(Runnable.class, service);

    assertThat(tracker.find(Runnable.class)).isSameAs(service);
    assertThat(tracker.find(SteppedHost.class)).isNull();
  }

  /** Its step goes on after it was halted, until the stop waits for it, or is over. */
  private static final class BusyHost implements TrackerHost, Agent {
    private final CountDownLatch within = new CountDownLatch(1);
    private final CountDownLatch halted = new CountDownLatch(1);
    private volatile Thread stopping = Thread.currentThread();
    private volatile Agent stepped = this;

    @Override
    public String name() {
      return "busy";
    }

    @Override
    public void run(Agent agent) {
      stepped = agent;
    }

    @Override
    public void halt() {
      halted.countDown();
    }

    void step() {
      try {
        stepped.doWork();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public int doWork() throws InterruptedException {
      if (Thread.currentThread() == stopping) {
        return 0;
      }
      within.countDown();
      halted.await();
      while (stopping.isAlive() && stopping.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      return 0;
    }
  }
}
