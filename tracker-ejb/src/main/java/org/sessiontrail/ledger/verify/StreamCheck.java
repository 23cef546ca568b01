package org.sessiontrail.ledger.verify;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.evidence.Finding;
import org.sessiontrail.ledger.evidence.FindingCode;

/**
 * The numbers and times of streams: V09 to V14 and V21. Memory: one small object a stream; streams
 * that ended are forgotten when there are more than {@value #MAX_STREAMS}.
 */
final class StreamCheck {
  /** Streams that are remembered. */
  static final int MAX_STREAMS = 100_000;

  private static final long SECOND = 1_000_000;

  /** Silent streams are stated abandoned after three heartbeats; one more to do so. */
  private static final int SILENT_BEATS = 4;

  static final String RECOVERY = "all/recovery";

  private final Findings findings;
  private final StreamTimes times;
  private final boolean fromStart;
  private final long heartbeatMicros;
  private final Map<String, StreamState> streams = new HashMap<>();
  private final Map<String, long[]> gaps = new TreeMap<>();
  private String lastName = "";
  private @Nullable StreamState last;
  private long newest = Long.MIN_VALUE;
  private long hidden;
  private long steps;
  private boolean overflowed;

  /**
   * Checks records.
   *
   * @param fromStart whether they begin with the log, so that each stream must begin with number 1
   */
  StreamCheck(Findings findings, boolean fromStart, int heartbeatSeconds) {
    this.findings = findings;
    this.times = new StreamTimes(findings, heartbeatSeconds * SECOND);
    this.fromStart = fromStart;
    this.heartbeatMicros = heartbeatSeconds * SECOND;
  }

  /**
   * Takes the record at {@code index}.
   *
   * @param before the last checkpoint with a time that the record came after, or null
   * @param after the first checkpoint with a time that the record came before, or null
   * @return the record's stream; null when there are too many to remember
   */
  @Nullable StreamState record(
      long index, LeafScan leaf, @Nullable Mark before, @Nullable Mark after) {
    Map<String, Object> members = isPlain(leaf.kind()) ? Map.of() : leaf.members();
    boolean isGap = leaf.kind().equals("gap");
    long from = isGap ? number(members, "from", leaf.seq()) : leaf.seq();
    long settled = leaf.micros() + leaf.millis() * 1_000;
    newest = Math.max(newest, settled);
    StreamState state = state(index, leaf, Math.min(from, leaf.seq()), before);
    times.before(index, leaf, after);
    if (state == null) {
      return null;
    }
    state.heard = Math.max(state.heard, settled);
    times.after(state, index, leaf, before);
    number(state, index, Math.min(from, leaf.seq()), leaf);
    switch (leaf.kind()) {
      case "gap" -> gap(state, index, leaf.seq(), members);
      case "heartbeat" -> heartbeat(state, leaf, members);
      case "clock-step" -> {
        steps++;
        state.back = null;
      }
      case "stream-close" -> over(state);
      case "stream-abandoned" -> abandoned(index, members);
      default -> {}
    }
    return state;
  }

  /** A record is there whose content is gone, so that its stream and number are not known. */
  void hidden() {
    hidden++;
  }

  /** How many records without content there were. */
  long hiddenSoFar() {
    return hidden;
  }

  /** The stream {@code name}, or null. */
  @Nullable StreamState known(String name) {
    return streams.get(name);
  }

  /** All records were read. */
  void end() {
    for (StreamState state : streams.values()) {
      times.unexplained(state);
      report(state);
    }
    gaps.forEach(
        (reason, counts) ->
            findings.add(
                Finding.of(
                    FindingCode.V21,
                    counts[2],
                    counts[3],
                    reason,
                    "The log states "
                        + Words.count(counts[1], "lost record")
                        + " in "
                        + Words.count(counts[0], "gap record")
                        + ", for the reason \""
                        + Words.shown(reason)
                        + "\".")));
  }

  /** Records that came later than usual, from streams that were silent meanwhile. */
  long late() {
    return times.late();
  }

  /** Clocks that were set, as stated. */
  long steps() {
    return steps;
  }

  /** Whether there were more streams than could be remembered. */
  boolean overflowed() {
    return overflowed;
  }

  int streams() {
    return streams.size();
  }

  private static boolean isPlain(String kind) {
    return switch (kind) {
      case "gap", "heartbeat", "stream-abandoned" -> false;
      default -> true;
    };
  }

  private @Nullable StreamState state(
      long index, LeafScan leaf, long first, @Nullable Mark before) {
    if (last != null && lastName.equals(leaf.stream())) {
      return last;
    }
    StreamState state = streams.get(leaf.stream());
    if (state == null) {
      if (streams.size() >= MAX_STREAMS) {
        forget();
      }
      if (streams.size() >= MAX_STREAMS) {
        return null;
      }
      state = new StreamState(leaf.stream(), fromStart ? 1 : first, hidden);
      streams.put(leaf.stream(), state);
      times.begins(state, index, leaf, before);
    }
    lastName = leaf.stream();
    last = state;
    return state;
  }

  /** Makes room: streams that ended well say nothing more. */
  private void forget() {
    overflowed = true;
    streams.values().removeIf(state -> state.isOver && state.holes.isEmpty());
  }

  private void number(StreamState state, long index, long from, LeafScan leaf) {
    long seq = leaf.seq();
    if (from > state.next) {
      if (hidden - state.hiddenBefore < from - state.next) {
        state.missing(state.next, from - 1, index);
      }
      state.lost++;
    }
    if (seq >= state.next) {
      state.next = seq + 1;
    } else if (!state.fill(from, seq) && seq >= state.first) {
      findings.add(
          Finding.of(
              FindingCode.V10,
              index,
              index,
              state.name,
              "Record "
                  + Words.number(index)
                  + " has the number "
                  + Words.number(seq)
                  + " of stream "
                  + Words.shown(state.name)
                  + ", which another record has already."));
    }
    state.hiddenBefore = hidden;
  }

  private void gap(StreamState state, long index, long seq, Map<String, Object> members) {
    long from = number(members, "from", seq);
    long to = number(members, "to", from);
    long count = number(members, "count", 1);
    if (members.containsKey("from") && (count != to - from + 1 || to > seq || to < seq - 1)) {
      findings.add(
          Finding.of(
              FindingCode.V09,
              index,
              index,
              state.name,
              "The gap record "
                  + Words.number(index)
                  + " does not say which numbers it stands for in a way that adds up."));
    }
    state.lost++;
    String reason = String.valueOf(members.getOrDefault("reason", "unknown"));
    long[] counts = gaps.computeIfAbsent(reason, key -> new long[] {0, 0, index, index});
    counts[0]++;
    counts[1] += count;
    counts[3] = index;
  }

  private void heartbeat(StreamState state, LeafScan leaf, Map<String, Object> members) {
    if (members.get("stream2") instanceof String returned) {
      StreamState other = streams.get(returned);
      if (other != null) {
        other.isOver = false;
        other.heard = Math.max(other.heard, leaf.micros());
      }
      return;
    }
    if (state.beatMicros >= 0) {
      state.longestBeat = Math.max(state.longestBeat, leaf.micros() - state.beatMicros);
    }
    state.beatMicros = leaf.micros();
  }

  private void over(StreamState state) {
    times.unexplained(state);
    state.isOver = true;
  }

  private void abandoned(long index, Map<String, Object> members) {
    String name = String.valueOf(members.get("stream2"));
    long end = number(members, "last", 0);
    StreamState state = streams.get(name);
    if (state == null) {
      if (fromStart && end > 0 && !overflowed) {
        findings.add(
            Finding.of(
                FindingCode.V09,
                index,
                index,
                name,
                "Record "
                    + Words.number(index)
                    + " says that stream "
                    + Words.shown(name)
                    + " had "
                    + Words.count(end, "record")
                    + ", and none is there."));
      }
      return;
    }
    if (end >= state.next && hidden - state.hiddenBefore < end - state.next + 1) {
      state.missing(state.next, end, index);
      state.next = end + 1;
    }
    state.isOver = true;
  }

  private void report(StreamState state) {
    for (StreamState.Hole hole : state.holes) {
      findings.add(
          Finding.of(
              FindingCode.V09,
              hole.index(),
              hole.index(),
              state.name,
              Words.count(hole.to() - hole.from() + 1, "record")
                  + " of stream "
                  + Words.shown(state.name)
                  + " (numbers "
                  + hole.from()
                  + " to "
                  + hole.to()
                  + ") "
                  + (hole.to() == hole.from() ? "is" : "are")
                  + " missing before record "
                  + Words.number(hole.index())
                  + ", and no gap states the loss."));
    }
    long beat = Math.max(heartbeatMicros, state.longestBeat);
    long silent = newest - state.heard;
    if (!state.isOver && !state.name.equals(RECOVERY) && silent > SILENT_BEATS * beat) {
      findings.add(
          Finding.of(
              FindingCode.V11,
              state.name,
              "Stream "
                  + Words.shown(state.name)
                  + " says nothing after "
                  + Words.time(state.heard)
                  + ", while others went on for "
                  + Words.duration(silent)
                  + ": it neither closed nor was it stated abandoned."));
    }
  }

  private static long number(Map<String, Object> members, String name, long otherwise) {
    return members.get(name) instanceof Number number ? number.longValue() : otherwise;
  }
}
