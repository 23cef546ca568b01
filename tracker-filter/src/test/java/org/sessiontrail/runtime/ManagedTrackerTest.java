package org.sessiontrail.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.management.Attribute;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.TestClock;
import org.sessiontrail.record.TrailClock;

final class ManagedTrackerTest {
  private static final MBeanServer JMX_SERVER = ManagementFactory.getPlatformMBeanServer();

  @TempDir private Path dir;
  private Tracker tracker;

  @BeforeEach
  void create() {
    tracker = new Tracker(TestConfig.in(dir), new TestClock());
    tracker.adopt(new SteppedHost());
  }

  @AfterEach
  void stop() {
    tracker.stop();
  }

  private void start() {
    tracker.start(ManagedTrackerTest.class.getClassLoader());
  }

  private static Set<ObjectName> ours() throws Exception {
    return JMX_SERVER.queryNames(new ObjectName("org.sessiontrail:*"), null);
  }

  @Test
  void start_showsTheTrackerInThePlatformServer() throws Exception {
    start();
    tracker.health().report("store", Health.State.DOWN, "TRK-0311 no database");

    ObjectName name = ManagedTracker.name(tracker);
    assertThat(name.getKeyProperty("type")).isEqualTo("Tracker");
    assertThat(ObjectName.unquote(name.getKeyProperty("app"))).isEqualTo("app");
    assertThat("n1/" + ObjectName.unquote(name.getKeyProperty("stream")))
        .isEqualTo(tracker.stream());
    assertThat(
            JMX_SERVER
                .getAttributes(name, new String[] {"State", "Host", "Stream", "App", "Since"})
                .asList())
        .containsExactly(
            new Attribute("State", "DOWN"),
            new Attribute("Host", "stepped"),
            new Attribute("Stream", tracker.stream()),
            new Attribute("App", "app"),
            new Attribute("Since", TrailClock.format(tracker.health().overallSinceMicros())));
    CompositeData[] parts = (CompositeData[]) JMX_SERVER.getAttribute(name, "Parts");
    assertThat(parts)
        .extracting(part -> part.get("name"), part -> part.get("state"))
        .contains(
            org.assertj.core.groups.Tuple.tuple("key", "UP"),
            org.assertj.core.groups.Tuple.tuple("store", "DOWN"));
  }

  @Test
  void counts_areThoseOfTheSpool() throws Exception {
    start();
    TrackerMXBean seen =
        JMX.newMXBeanProxy(JMX_SERVER, ManagedTracker.name(tracker), TrackerMXBean.class);
    tracker.spool().offer(Fact.of(Kind.ACTION, TestClock.START_MICROS).build(), null);

    assertThat(seen.getQueued()).isEqualTo(2);
    assertThat(seen.getAccepted()).isEqualTo(2);
    assertThat(seen.getDropped()).isZero();
    assertThat(seen.getQueuedBytes()).isPositive().isLessThan(seen.getCapacityBytes());
    assertThat(seen.getParts().get(0).getName()).isEqualTo("key");
    assertThat(seen.getParts().get(0).getSince()).startsWith("2026-01-05T10:00:00");
    assertThat(seen.getParts().get(0).getMessage()).contains("tracker.key");
  }

  @Test
  void stop_whenEverythingFails_hidesTheTracker() throws Exception {
    start();
    assertThat(ours()).contains(ManagedTracker.name(tracker));
    tracker.onStop(
        () -> {
          throw new NoClassDefFoundError("org/gone/Type");
        });

    tracker.stop();

    assertThat(ours()).doesNotContain(ManagedTracker.name(tracker));
  }

  @Test
  void start_whenTheNameIsTaken_isADegradedPartAndLeavesTheOtherAlone() throws Exception {
    ObjectName name = ManagedTracker.name(tracker);
    JMX_SERVER.registerMBean(new StandardMBean((Runnable) () -> {}, Runnable.class), name);
    try {
      start();

      Health.Part jmx = java.util.Objects.requireNonNull(tracker.health().part("jmx"));
      assertThat(jmx.state()).isEqualTo(Health.State.DEGRADED);
      assertThat(jmx.message()).contains("TRK-0213", "InstanceAlreadyExists");
      tracker.stop();
      assertThat(JMX_SERVER.isRegistered(name)).isTrue();
    } finally {
      JMX_SERVER.unregisterMBean(name);
    }
  }

  @Test
  void start_asAnotherOnesNamesake_saysSo() {
    start();
    Tracker other = new Tracker(TestConfig.in(dir.resolve("other")), new TestClock());
    try (LogLines log = new LogLines(ManagedTracker.class)) {
      other.start(ManagedTrackerTest.class.getClassLoader());

      assertThat(log.lines()).singleElement().asString().startsWith("WARNING TRK-0585");
    } finally {
      other.stop();
    }
  }

  /** What a redeployment needs: the server, which stays, holds nothing of the application. */
  @Test
  void stop_letsTheClassLoaderGo() throws Exception {
    WeakReference<ClassLoader> gone = startAndStopInALoaderOfItsOwn();

    for (int i = 0; i < 50 && gone.get() != null; i++) {
      System.gc();
      Thread.onSpinWait();
    }

    assertThat(gone.get()).isNull();
  }

  private WeakReference<ClassLoader> startAndStopInALoaderOfItsOwn() throws Exception {
    URL[] classes = {
      Path.of("target/classes/").toUri().toURL(), Path.of("target/test-classes/").toUri().toURL()
    };
    Files.createDirectories(dir.resolve("own"));
    try (URLClassLoader own = new URLClassLoader(classes, ClassLoader.getPlatformClassLoader())) {
      Class<?> life = own.loadClass(OneLife.class.getName());
      int shown = (int) life.getMethod("live", Path.class).invoke(null, dir.resolve("own"));
      assertThat(shown).isEqualTo(1);
      assertThat(life.getClassLoader()).isSameAs(own);
      return new WeakReference<>(own);
    }
  }

  /** A tracker's life, in whatever loader this class is loaded by. */
  public static final class OneLife {
    private OneLife() {}

    /** Starts and stops a tracker; returns how many of its beans JMX showed meanwhile. */
    public static int live(Path in) throws Exception {
      Tracker tracker = new Tracker(TestConfig.in(in), new TestClock());
      tracker.start(OneLife.class.getClassLoader());
      int shown = JMX_SERVER.queryNames(ManagedTracker.name(tracker), null).size();
      JMX_SERVER.getAttribute(ManagedTracker.name(tracker), "Parts");
      tracker.stop();
      return shown;
    }
  }
}
