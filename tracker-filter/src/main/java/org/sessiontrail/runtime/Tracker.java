package org.sessiontrail.runtime;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.catalogue.ConfigFingerprint;
import org.sessiontrail.catalogue.EventCatalogue;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.consent.KeyShelf;
import org.sessiontrail.consent.Pseudonyms;
import org.sessiontrail.privacy.FieldPolicy;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.StampClock;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.spool.Spool;
import org.sessiontrail.spool.SpoolSettings;
import org.sessiontrail.spool.SpoolStatus;

/**
 * The running engine of one application: one stream of records, its spool, its agents and the host
 * that steps them.
 *
 * <p>Life: {@link #start} once, {@link #adopt} whenever a better host appears, {@link #stop} once.
 * A stopped tracker counts what it is offered as dropped.
 *
 * <p>Threads: safe for any number of threads.
 */
public final class Tracker {
  private static final Logger LOG = System.getLogger(Tracker.class.getName());
  private static final long STOP_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final TrackerConfig config;
  private final TrailClock clock;
  private final RandomIds random = new RandomIds();
  private final String stream;
  private final String nodeId;
  private final KeyedHash hash;
  private final Pseudonyms pseudonyms;
  private final FieldPolicy fields;
  private final Spool spool;
  private final Health health;
  private final Agents agents;
  private final ManagedTracker managed;
  private final List<TrackerPlugin> plugins = new ArrayList<>();
  private final List<Runnable> stopHooks = new ArrayList<>();
  private final Map<Class<?>, Object> services = new ConcurrentHashMap<>();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final TrackerHost ownHost;
  // volatile: a step asks for it while another thread waits, under the lock, for the step to end
  private volatile TrackerHost host;
  private volatile ClassLoader application = Tracker.class.getClassLoader();

  /**
   * A tracker that is not yet running.
   *
   * @param wall the clocks to stamp with
   */
  public Tracker(TrackerConfig config, TrailClock wall) {
    this(config, wall, null);
  }

  /** A tracker whose spool is {@code given}, so that a test can make it slow or full. */
  Tracker(TrackerConfig config, TrailClock wall, @Nullable Spool given) {
    this.config = config;
    this.clock = new StampClock(wall);
    this.stream = config.node() + "/" + random.next().substring(0, 11);
    this.health = new Health(config.app(), clock);
    this.hash = new KeyedHash(KeyFile.load(config.spool().keyFile(), health));
    this.pseudonyms = new Pseudonyms(KeyShelf.beside(config.spool().keyFile(), "months"));
    this.fields = new FieldPolicy(config.privacy().fields(), pseudonyms);
    this.spool = given == null ? Spool.open(settings()) : given;
    this.nodeId = Objects.requireNonNullElseGet(spool.nodeId(), random::next);
    this.agents = new Agents(health, clock);
    SpoolKeeper keeper = new SpoolKeeper(spool, health);
    keeper.report();
    agents.add(keeper);
    agents.add(new Heartbeat(spool, wall, clock, config.streams().heartbeatSeconds()));
    this.ownHost = new StandaloneHost(config.app(), config.spool().drainIntervalMillis());
    this.host = ownHost;
    this.managed = new ManagedTracker(this);
  }

  private SpoolSettings settings() {
    return new SpoolSettings(
        config.spool().dir(),
        config.spool().capacityBytes(),
        config.spool().memoryBytes(),
        config.durability().durable(),
        config.durability().windowMillis(),
        stream,
        this::encoder,
        clock,
        random);
  }

  /**
   * Opens the stream, attaches every {@link TrackerPlugin} that {@code loader} sees and begins to
   * step. Never throws: what fails is logged and shown in the {@link #health()}.
   */
  public void start(ClassLoader loader) {
    start(loader, Map.of());
  }

  /** As {@link #start(ClassLoader)}; {@code facts} are stated of the stream as well. */
  public synchronized void start(ClassLoader loader, Map<String, String> facts) {
    application = loader;
    Fact.Builder open = Fact.of(Kind.STREAM_OPEN, clock.epochMicros());
    facts.forEach(open::put);
    spool.offer(
        open.put("app", config.app())
            .put("node", config.node())
            .put("software", softwareVersion())
            .put("release", config.analytics().release())
            .put("catalogue", EventCatalogue.version())
            .put("config", ConfigFingerprint.of(config))
            .build(),
        null);
    attachPlugins(loader);
    if (plugins.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "TRK-0201 nothing drains the spool of {0}: records wait there until tracker-ejb is added"
              + " beside tracker-filter",
          config.app());
    }
    host.run(agents);
    managed.register();
    LOG.log(Level.INFO, "recording {0} as stream {1}, host {2}", config.app(), stream, host.name());
  }

  private void attachPlugins(ClassLoader loader) {
    try {
      for (TrackerPlugin plugin : ServiceLoader.load(TrackerPlugin.class, loader)) {
        plugins.add(plugin);
        plugin.attach(this);
      }
    } catch (RuntimeException | LinkageError | ServiceConfigurationError e) {
      String message = "TRK-0204 a part of the tracker could not be attached: " + e;
      health.report("plugins", Health.State.DOWN, message, e);
    }
  }

  /** Adds work to be stepped from now on. */
  public void add(Agent agent) {
    agents.add(agent);
  }

  /** Adds work to be done first when the tracker stops, while records are still taken. */
  public synchronized void onStop(Runnable hook) {
    stopHooks.add(hook);
  }

  /** Hands the agents over to {@code better}. Ignored once stopped. */
  public synchronized void adopt(TrackerHost better) {
    if (stopped.get() || host == better) {
      return;
    }
    host.halt();
    host = better;
    host.run(agents);
    LOG.log(Level.INFO, "{0} is now stepped by {1}", config.app(), host.name());
  }

  /** Takes the agents back from {@code leaving}, which can't step them any more. */
  public synchronized void release(TrackerHost leaving) {
    if (!stopped.get() && host == leaving) {
      adopt(ownHost);
    }
  }

  /**
   * Runs the stop hooks, closes the stream, stores what is queued ({@code tracker.stop-seconds} at
   * most) and lets go of everything. What is on disk by then waits for the next start. The second
   * call does nothing.
   */
  public synchronized void stop() {
    if (!stopped.compareAndSet(false, true)) {
      return;
    }
    managed.unregister(); // first: nothing that fails below may leave it behind
    for (Runnable hook : stopHooks) {
      quietly(hook, "stop hook");
    }
    spool.offer(Fact.of(Kind.STREAM_CLOSE, clock.epochMicros()).build(), null);
    spool.close();
    host.halt();
    drainRest();
    agents.end();
    for (TrackerPlugin plugin : plugins) {
      quietly(() -> plugin.detach(this), "detach");
    }
    quietly(spool::release, "release of the spool");
  }

  private void drainRest() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(config.streams().stopSeconds());
    // another thread may be in the middle of a step: opening a database takes seconds
    while (agents.doWorkWithin(deadline - System.nanoTime()) > 0 && System.nanoTime() < deadline) {
      // each step is one bounded batch
    }
    while (!plugins.isEmpty() && isAtRisk(spool.status()) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(STOP_PAUSE_NANOS); // the store failed: it may work again in time
      agents.doWork();
    }
    SpoolStatus left = spool.status();
    if (isAtRisk(left)) {
      LOG.log(
          Level.ERROR,
          "TRK-0302 {0} records of {1} could not be stored before the stop and are lost",
          left.queued() - left.spooled(),
          config.app());
    } else if (left.queued() > 0) {
      LOG.log(
          Level.INFO,
          "{0} records of {1} wait in {2} for the next start",
          left.queued(),
          config.app(),
          config.spool().dir());
    }
  }

  /** Something is in memory only. */
  private static boolean isAtRisk(SpoolStatus status) {
    return status.queued() > status.spooled();
  }

  private static void quietly(Runnable work, String what) {
    try {
      work.run();
    } catch (RuntimeException | LinkageError e) {
      LOG.log(Level.WARNING, what + " failed", e);
    }
  }

  private static String softwareVersion() {
    String version = Tracker.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** Whether it records: false from the moment {@link #stop} begins. */
  public boolean isRunning() {
    return !stopped.get();
  }

  /** What this tracker was told. */
  public TrackerConfig config() {
    return config;
  }

  /** Clock with stamps that are unique within the stream. */
  public TrailClock clock() {
    return clock;
  }

  /** Source of trail ids. */
  public RandomIds random() {
    return random;
  }

  /** Loader of the application it was started for, until then that of its own class. */
  public ClassLoader application() {
    return application;
  }

  /** Name of the stream: {@code <node>/<boot id>}, new at each start. */
  public String stream() {
    return stream;
  }

  /**
   * Random id of the place this node keeps its records in, which tells two processes of one
   * configured name apart.
   */
  public String nodeId() {
    return nodeId;
  }

  /** The application's keyed hash. */
  public KeyedHash hash() {
    return hash;
  }

  /** Names for people under keys that are destroyed after their time. */
  public Pseudonyms pseudonyms() {
    return pseudonyms;
  }

  /** Where facts are offered. */
  public Spool spool() {
    return spool;
  }

  /** An encoder for records of {@code ofStream}, this one or one that this node writes on for. */
  public RecordEncoder encoder(String ofStream) {
    return new RecordEncoder(ofStream, hash, random, fields);
  }

  /** How the parts are. */
  public Health health() {
    return health;
  }

  /** Makes {@code service} findable under {@code type}, for parts that can't see each other. */
  public <T> void provide(Class<T> type, T service) {
    services.put(type, service);
  }

  /** What was provided under {@code type}, or null. */
  public <T> @Nullable T find(Class<T> type) {
    return type.cast(services.get(type));
  }

  /** The host that steps the agents now. */
  public TrackerHost host() {
    return host;
  }
}
