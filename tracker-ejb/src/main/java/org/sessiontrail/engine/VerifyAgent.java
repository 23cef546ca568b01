package org.sessiontrail.engine;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.evidence.EvidenceException;
import org.sessiontrail.ledger.evidence.VerifierSettings;
import org.sessiontrail.ledger.source.AnchorNotes;
import org.sessiontrail.ledger.source.DatabaseEvidence;
import org.sessiontrail.ledger.verify.Verification;
import org.sessiontrail.ledger.verify.VerificationReport;
import org.sessiontrail.runtime.Agent;
import org.sessiontrail.runtime.Health;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.StoredNote;
import org.sessiontrail.store.jpa.JpaStorage;

/**
 * Verifies the log while it is in use: what was stored last once at the start, the whole log every
 * {@code tracker.verify.interval-hours} on one node, in slices of a fraction of a second. Each is a
 * record; what it finds turns the health red.
 *
 * <p>Threads: stepped by one thread at a time.
 */
final class VerifyAgent implements Agent {
  /** The lease under which the whole log is verified, and after that the time until the next. */
  static final String LEASE = "verify";

  /** Records that are verified at the start, at least. */
  static final long TAIL = 16 * 256;

  private static final Logger LOG = System.getLogger(VerifyAgent.class.getName());
  private static final long LOOK_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final long FIRST_NANOS = TimeUnit.MINUTES.toNanos(10);
  private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long SLICE_RECORDS = 500;
  private static final int LEASE_SECONDS = 300;

  private final Tracker tracker;
  private final StoreConnection connection;
  private final long madeMicros;
  private final long madeNanos;
  private @Nullable Verification run;
  private boolean isWhole;
  private boolean isSound = true;
  private boolean tailDone;
  private long startMicros;
  private long startNanos;
  private @Nullable Long lookedNanos;
  private @Nullable Long finishedNanos;

  VerifyAgent(Tracker tracker, StoreConnection connection) {
    this.tracker = tracker;
    this.connection = connection;
    this.madeMicros = tracker.clock().epochMicros();
    this.madeNanos = tracker.clock().nanos();
  }

  @Override
  public String name() {
    return "verification";
  }

  /**
   * Does one slice. Returns 0 whatever was done, which must not keep the others from their rest;
   * {@link #WAITING} as long as the last result was bad: that stays in the health.
   */
  @Override
  public int doWork() throws StoreException {
    if (!connection.isOpen() || connection.isStopping()) {
      return WAITING;
    }
    try {
      Verification now = run;
      if (now == null) {
        begin(connection.storage());
      } else if (isWhole && !hold(connection.storage(), LEASE_SECONDS)) {
        run = null; // this node was away for too long, another one goes on
      } else if (!isMore(now)) {
        run = null;
        finish(now.finish());
      }
    } catch (EvidenceException e) {
      run = null;
      throw new StoreException("TRK-0363 the log could not be verified: " + e.getMessage(), e);
    }
    return isSound ? 0 : WAITING;
  }

  private boolean isMore(Verification now) throws EvidenceException {
    long begin = tracker.clock().nanos();
    boolean more = true;
    while (more && tracker.clock().nanos() - begin < SLICE_NANOS) {
      more = now.advance(SLICE_RECORDS);
    }
    return more;
  }

  private void begin(JpaStorage storage) throws StoreException, EvidenceException {
    if (!tailDone) {
      tailDone = true;
      isWhole = false;
      List<StoredNote> first = storage.ledger().notes(0, 1);
      if (!first.isEmpty() && first.get(0).epochMicros() < madeMicros) {
        start(storage, TAIL); // there is something from before
      }
    } else if (isDue() && hold(storage, LEASE_SECONDS)) {
      isWhole = true;
      start(storage, 0);
    }
  }

  /** A bad result is looked at again soon: a node that was away may have explained itself. */
  private long pauseNanos() {
    return isSound ? TimeUnit.HOURS.toNanos(tracker.config().ledger().verifyHours()) : FIRST_NANOS;
  }

  private boolean isDue() {
    int hours = tracker.config().ledger().verifyHours();
    long now = tracker.clock().nanos();
    Long finished = finishedNanos;
    boolean isRecent = finished != null && now - finished < pauseNanos();
    boolean isYoung = finished == null && now - madeNanos < FIRST_NANOS;
    if (hours == 0
        || isRecent
        || isYoung
        || (lookedNanos != null && now - lookedNanos < LOOK_NANOS)) {
      return false;
    }
    lookedNanos = now;
    return true;
  }

  private boolean hold(JpaStorage storage, int seconds) throws StoreException {
    return storage.nodes().leases().hold(LEASE, tracker.stream(), seconds);
  }

  /** Anchors are read before the log: what is sealed in between would count as removed from it. */
  private void start(JpaStorage storage, long tail) throws EvidenceException {
    startMicros = tracker.clock().epochMicros();
    startNanos = tracker.clock().nanos();
    VerifierSettings settings = settings();
    run = new Verification(new DatabaseEvidence(storage.ledger(), tail), settings);
  }

  /** The anchor file of this node counts against the database; its keys are not at hand here. */
  private VerifierSettings settings() throws EvidenceException {
    int beat = tracker.config().streams().heartbeatSeconds();
    VerifierSettings none = new VerifierSettings(null, List.of(), beat, List.of());
    Path file = tracker.config().ledger().anchors().file();
    return file == null || !Files.isRegularFile(file)
        ? none
        : none.with(AnchorNotes.read(file).notes());
  }

  private void finish(VerificationReport report) throws StoreException {
    long nanos = tracker.clock().nanos();
    if (isWhole) {
      finishedNanos = nanos;
      isSound = report.isSound();
      hold(connection.storage(), (int) TimeUnit.NANOSECONDS.toSeconds(pauseNanos()));
    }
    tracker
        .spool()
        .offer(
            report
                .fact(startMicros)
                .put("via", "background")
                .put("part", isWhole ? "whole" : "newest")
                .put("ms", TimeUnit.NANOSECONDS.toMillis(nanos - startNanos))
                .build(),
            null);
    String what = report.records() + (isWhole ? " records, all" : " records, the newest");
    isSound = report.isSound();
    if (isSound) {
      tracker.health().report(name(), Health.State.UP, "verified " + what);
      return;
    }
    String message =
        "TRK-0362 the log does not verify ("
            + report.errors()
            + " in "
            + what
            + "): run tracker-cli verify";
    tracker.health().report(name(), Health.State.DOWN, message);
    report.findings().stream()
        .filter(finding -> finding.isError())
        .limit(10)
        .forEach(finding -> LOG.log(Level.ERROR, "TRK-0362 {0}", finding.sentence()));
  }
}
