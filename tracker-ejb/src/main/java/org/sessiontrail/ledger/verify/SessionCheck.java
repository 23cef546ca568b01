package org.sessiontrail.ledger.verify;

import java.util.Map;
import org.sessiontrail.ledger.evidence.Finding;
import org.sessiontrail.ledger.evidence.FindingCode;

/**
 * Whether sessions have as many records as their ends say: V20. Memory: one small object a session
 * that has not ended, {@value #MAX_SESSIONS} at most.
 */
final class SessionCheck {
  /** Open sessions that are counted at one time. */
  static final int MAX_SESSIONS = 200_000;

  private final Findings findings;
  private final StreamCheck streams;
  private long open;
  private long uncounted;
  private long ended;

  SessionCheck(Findings findings, StreamCheck streams) {
    this.findings = findings;
    this.streams = streams;
  }

  /** Takes a record of {@code stream} that is on a trail. */
  void record(long index, LeafScan leaf, StreamState stream) {
    if (leaf.kind().equals("session-end")) {
      end(index, leaf, stream);
      return;
    }
    StreamState.Session session = stream.sessions.get(leaf.sid());
    if (session == null) {
      if (open >= MAX_SESSIONS) {
        uncounted++;
        return;
      }
      open++;
      session = new StreamState.Session(leaf.sseq(), stream.lost, streams.hiddenSoFar());
      stream.sessions.put(leaf.sid(), session);
    }
    session.seen++;
  }

  /** The stream's sessions can't go on. */
  void over(StreamState stream) {
    open -= stream.sessions.size();
    stream.sessions.clear();
  }

  /** Records of sessions that could not be counted. */
  long uncounted() {
    return uncounted;
  }

  /** Sessions whose end was seen. */
  long ended() {
    return ended;
  }

  private void end(long index, LeafScan leaf, StreamState stream) {
    Map<String, Object> members = leaf.members();
    long records = members.get("records") instanceof Number number ? number.longValue() : -1;
    ended++;
    String other = members.get("stream2") instanceof String text ? text : null;
    boolean isOwn = other == null;
    StreamState of = other == null ? stream : streams.known(other);
    StreamState.Session session = of == null ? null : of.sessions.remove(leaf.sid());
    if (of == null || session == null) {
      return; // its other records are before the evidence
    }
    open--;
    session.seen += isOwn ? 1 : 0; // the end itself
    compare(index, leaf.sid(), of, session, records);
  }

  private void compare(
      long index, String sid, StreamState stream, StreamState.Session session, long records) {
    long expected = records - Math.max(0, session.first - 1);
    boolean isExplained =
        stream.lost != session.lostBefore || streams.hiddenSoFar() != session.hiddenBefore;
    if (records >= 0 && session.seen != expected && !isExplained) {
      findings.add(
          Finding.of(
              FindingCode.V20,
              index,
              index,
              sid,
              "The session "
                  + Words.shown(sid)
                  + " ended with "
                  + Words.count(expected, "record")
                  + ", "
                  + Words.number(session.seen)
                  + " are there."));
    }
  }
}
