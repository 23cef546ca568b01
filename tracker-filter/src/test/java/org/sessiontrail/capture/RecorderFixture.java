package org.sessiontrail.capture;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.catalogue.CatalogueCheck;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.RequestFacts;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TestClock;
import org.sessiontrail.runtime.Agent;
import org.sessiontrail.runtime.SteppedHost;
import org.sessiontrail.runtime.TestConfig;
import org.sessiontrail.runtime.Tracker;

/** A recorder on a clock and a host that the test moves, and everything it recorded. */
public final class RecorderFixture {
  private static final int SESSION_SECONDS = 1_800;

  final TestClock clock = new TestClock();
  final SteppedHost host = new SteppedHost();
  final Tracker tracker;
  public final TrailRecorder recorder;
  private final List<StoredRecord> recorded = new ArrayList<>();

  /** A tracker whose files are in {@code dir}. */
  public RecorderFixture(Path dir) {
    this(TestConfig.in(dir));
  }

  /** A tracker that was told {@code config}. */
  public RecorderFixture(TrackerConfig config) {
    tracker = new Tracker(config, clock);
    tracker.adopt(host);
    recorder = new TrailRecorder(tracker, "/app");
    tracker.add(
        new Agent() {
          @Override
          public String name() {
            return "drain";
          }

          @Override
          public int doWork() {
            return drain();
          }
        });
  }

  private int drain() {
    List<StoredRecord> batch = tracker.spool().cursor().poll(100_000);
    batch.stream().filter(record -> record.kind() != Kind.HEARTBEAT).forEach(recorded::add);
    tracker.spool().cursor().commit();
    return batch.size();
  }

  /** A session whose id is {@code id}. */
  public static SessionSight session(String id) {
    return new SessionSight(id, true, SESSION_SECONDS);
  }

  /** A request that has just arrived. */
  public Exchange exchange(@Nullable SessionSight session) {
    long at = recorder.stamp();
    return new Exchange(
        recorder,
        new RequestFacts(at, "GET", "/app/x", null, null, null, null, null),
        recorder.nanos(),
        recorder.enterTrail(session, null, recorder.undecided()),
        null) {
      @Override
      protected @Nullable SessionSight session() {
        return session;
      }
    };
  }

  /** Everything recorded so far but heartbeats, which are no part of any trail. */
  public List<StoredRecord> recorded() {
    drain();
    return CatalogueCheck.named(recorded);
  }

  /** The clock that everything here goes by. */
  public TestClock clock() {
    return clock;
  }

  /** Lets a minute pass and returns how many were not recorded since the start, by reason. */
  public Map<String, Long> suppressed() {
    clock.advance(Duration.ofSeconds(61));
    host.step();
    Map<String, Long> out = new TreeMap<>();
    recorded().stream()
        .filter(record -> record.kind() == Kind.SUPPRESSED)
        .forEach(
            record ->
                out.merge(
                    String.valueOf(record.members().get("reason")),
                    ((Number) record.members().getOrDefault("count", 0)).longValue(),
                    Long::sum));
    return out;
  }

  /** Starts it on the stepped host. */
  public void start() {
    tracker.start(new ClassLoader(null) {});
  }

  /** Stops it. */
  public void stop() {
    tracker.stop();
  }

  /** Everything recorded so far, as kind and the member that says most. */
  List<String> story() {
    return recorded().stream()
        .map(
            event ->
                event.kind().id()
                    + told(event, "how")
                    + told(event, "reason")
                    + told(event, "outcome"))
        .toList();
  }

  private static String told(StoredRecord event, String member) {
    Object value = event.members().get(member);
    return value == null ? "" : " " + value;
  }
}
