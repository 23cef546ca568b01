package org.sessiontrail.ledger.verify;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.evidence.Finding;
import org.sessiontrail.ledger.evidence.FindingCode;

/**
 * Times of records against each other and against the cosigned times of the checkpoints around
 * them: V12 to V14.
 *
 * <p>A record may be late as long as its stream is in order: it waited in its node's spool, and who
 * would backdate it has to fit it in after the stream's last heartbeat.
 */
final class StreamTimes {
  private static final long SECOND = 1_000_000;

  /** A record may be this late in the log, by the time of the checkpoint before it. */
  private static final long DELAY = 15 * SECOND;

  /** So may a stream that is new, whose node may not have reached the database at once. */
  private static final long FIRST_DELAY = 3_600 * SECOND;

  private static final long SKEW = 2 * SECOND;
  private static final long STEP = SECOND;

  /** Their time is that of an event they tell of, which may be long before. */
  private static final Set<String> TOLD_LATER =
      Set.of("gap", "session-start", "session-end", "session-id-change");

  private final Findings findings;
  private final long heartbeatMicros;
  private long late;

  StreamTimes(Findings findings, long heartbeatMicros) {
    this.findings = findings;
    this.heartbeatMicros = heartbeatMicros;
  }

  /** Records that came later than usual, from streams that were silent meanwhile. */
  long late() {
    return late;
  }

  /** A stream shows itself for the first time. */
  void begins(StreamState state, long index, LeafScan leaf, @Nullable Mark before) {
    long settled = leaf.micros() + leaf.millis() * 1_000;
    boolean isNew = leaf.seq() == 1 && !state.name.equals(StreamCheck.RECOVERY);
    if (isNew && before != null && settled < before.earliestMicros() - FIRST_DELAY) {
      backdated(index, settled, before);
    }
  }

  /** A record of {@code state} came after the checkpoint {@code before}. */
  void after(StreamState state, long index, LeafScan leaf, @Nullable Mark before) {
    if (TOLD_LATER.contains(leaf.kind()) || state.name.equals(StreamCheck.RECOVERY)) {
      return;
    }
    long settled = leaf.micros() + leaf.millis() * 1_000;
    boolean isLate = before != null && settled < before.earliestMicros() - DELAY;
    if (settled < state.watermark - STEP) {
      unexplained(state);
      state.back =
          new StreamState.Back(
              index, isLate ? FindingCode.V12 : FindingCode.V14, settled, state.watermark);
      state.watermark = settled;
      return;
    }
    if (isLate) {
      late++; // in order: it waited in its node's spool
    }
    StreamState.Back back = state.back;
    if (back != null && settled > back.micros() + 2 * heartbeatMicros) {
      unexplained(state);
    }
    state.watermark = Math.max(state.watermark, settled);
  }

  /** Nothing explained why time went back. */
  void unexplained(StreamState state) {
    StreamState.Back back = state.back;
    state.back = null;
    if (back == null) {
      return;
    }
    long by = back.watermark() - back.micros();
    if (back.code() == FindingCode.V12) {
      findings.add(
          Finding.of(
              FindingCode.V12,
              back.index(),
              back.index(),
              state.name,
              "Record "
                  + Words.number(back.index())
                  + " claims to be of "
                  + Words.time(back.micros())
                  + ", but was added after later ones had been signed: it was backdated by "
                  + Words.duration(by)
                  + " or more."));
      return;
    }
    Finding finding =
        Finding.of(
            FindingCode.V14,
            back.index(),
            back.index(),
            state.name,
            "Record "
                + Words.number(back.index())
                + " is "
                + Words.duration(by)
                + " earlier than the one before it in its stream, and no change of the clock is"
                + " stated.");
    findings.add(by > DELAY ? finding : finding.as(FindingCode.Severity.WARNING));
  }

  private void backdated(long index, long settled, Mark before) {
    findings.add(
        Finding.of(
            FindingCode.V12,
            index,
            index,
            before.place(),
            "Record "
                + Words.number(index)
                + " claims to be of "
                + Words.time(settled)
                + ", but was added after the checkpoint of "
                + Words.time(before.earliestMicros())
                + ": it was backdated."));
  }

  /** A record came before the checkpoint {@code after}. */
  void before(long index, LeafScan leaf, @Nullable Mark after) {
    if (after == null || leaf.micros() <= after.latestMicros() + SKEW) {
      return;
    }
    findings.add(
        Finding.of(
            FindingCode.V13,
            index,
            index,
            leaf.stream(),
            "Record "
                + Words.number(index)
                + " claims to be of "
                + Words.time(leaf.micros())
                + ", but was signed before that, on "
                + Words.time(after.latestMicros())
                + "."));
  }
}
