package org.sessiontrail.runtime;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.TrailClock;

/**
 * A tracker as JMX sees it. The platform's server outlives the application and would keep its class
 * loader alive, so {@link #unregister} must be reached whatever else fails.
 *
 * <p>Threads: {@link #register} and {@link #unregister} under the tracker's lock.
 */
final class ManagedTracker implements TrackerMXBean {
  private static final Logger LOG = System.getLogger(ManagedTracker.class.getName());

  private final Tracker tracker;
  private @Nullable ObjectName registered;

  ManagedTracker(Tracker tracker) {
    this.tracker = tracker;
  }

  /** Name of the bean of {@code tracker}. */
  static ObjectName name(Tracker tracker) throws JMException {
    String bootId = tracker.stream().substring(tracker.stream().lastIndexOf('/') + 1);
    return new ObjectName(
        "org.sessiontrail:type=Tracker,app="
            + ObjectName.quote(app(tracker))
            + ",stream="
            + ObjectName.quote(bootId));
  }

  /** Shows the tracker. A failure is a degraded part {@code jmx}, nothing else. */
  void register() {
    try {
      warnOfNamesakes();
      ObjectName name = name(tracker);
      server().registerMBean(this, name);
      registered = name;
    } catch (JMException | RuntimeException | LinkageError e) {
      String message =
          "TRK-0213 JMX can't show the tracker, which runs without ("
              + e
              + "); watch it by its health page";
      tracker.health().report("jmx", Health.State.DEGRADED, message, e);
    }
  }

  /**
   * JMX is the one place where applications of a server that share no class can find each other.
   */
  private void warnOfNamesakes() throws JMException {
    ObjectName same =
        new ObjectName(
            "org.sessiontrail:type=Tracker,app=" + ObjectName.quote(app(tracker)) + ",*");
    if (!server().queryNames(same, null).isEmpty()) {
      LOG.log(
          Level.WARNING,
          "TRK-0585 another application of this server records as {0} as well, to the same log if"
              + " it is the same database; unless it is another version of this one, set"
              + " tracker.app",
          app(tracker));
    }
  }

  private static String app(Tracker tracker) {
    return tracker.config().app();
  }

  /** Hides it again. Never throws; does nothing when it is not shown. */
  void unregister() {
    ObjectName name = registered;
    registered = null;
    if (name == null) {
      return;
    }
    try {
      server().unregisterMBean(name);
    } catch (JMException | RuntimeException | LinkageError e) {
      LOG.log(Level.WARNING, "TRK-0215 " + name + " can't be taken out of JMX", e);
    }
  }

  private static MBeanServer server() {
    return ManagementFactory.getPlatformMBeanServer();
  }

  @Override
  public Health.State getState() {
    return tracker.health().overall();
  }

  @Override
  public String getSince() {
    return TrailClock.format(tracker.health().overallSinceMicros());
  }

  @Override
  public List<PartStatus> getParts() {
    return tracker.health().parts().entrySet().stream()
        .map(part -> PartStatus.of(part.getKey(), part.getValue()))
        .toList();
  }

  @Override
  public String getApp() {
    return tracker.config().app();
  }

  @Override
  public String getStream() {
    return tracker.stream();
  }

  @Override
  public String getHost() {
    return tracker.host().name();
  }

  @Override
  public long getQueued() {
    return tracker.spool().status().queued();
  }

  @Override
  public long getSpooled() {
    return tracker.spool().status().spooled();
  }

  @Override
  public long getQueuedBytes() {
    return tracker.spool().status().queuedBytes();
  }

  @Override
  public long getCapacityBytes() {
    return tracker.spool().status().capacityBytes();
  }

  @Override
  public long getAccepted() {
    return tracker.spool().status().accepted();
  }

  @Override
  public long getDropped() {
    return tracker.spool().status().dropped();
  }
}
