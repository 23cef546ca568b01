package org.sessiontrail.ledger.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.evidence.FindingCode;

/** What is remembered of one stream while its records go by. */
final class StreamState {
  private static final int MAX_HOLES = 1_000;

  /** Numbers that are missing so far, and the record before which that was noticed. */
  record Hole(long from, long to, long index) {}

  /** A step back in time that a later record may explain. */
  record Back(long index, FindingCode code, long micros, long watermark) {}

  /** A session of this stream. */
  static final class Session {
    final long first;
    final long lostBefore;
    final long hiddenBefore;
    long seen;

    Session(long first, long lostBefore, long hiddenBefore) {
      this.first = first;
      this.lostBefore = lostBefore;
      this.hiddenBefore = hiddenBefore;
    }
  }

  final String name;
  final Map<String, Session> sessions = new HashMap<>();
  final List<Hole> holes = new ArrayList<>();
  final long first;
  long next;
  long watermark = Long.MIN_VALUE / 2;
  long heard = Long.MIN_VALUE / 2;
  long lost;
  long hiddenBefore;
  long beatMicros = -1;
  long longestBeat;
  boolean isOver;
  @Nullable Back back;

  /** A stream whose first number is to be {@code first}. */
  StreamState(String name, long first, long hiddenBefore) {
    this.name = name;
    this.first = first;
    this.next = first;
    this.hiddenBefore = hiddenBefore;
  }

  /** The numbers {@code [from, to]} are missing; the last holes are joined when there are many. */
  void missing(long from, long to, long index) {
    if (holes.size() < MAX_HOLES) {
      holes.add(new Hole(from, to, index));
    }
  }

  /** The numbers {@code [from, to]} were seen or are accounted for; whether any was missing. */
  boolean fill(long from, long to) {
    boolean found = false;
    for (int i = holes.size() - 1; i >= 0; i--) {
      Hole hole = holes.get(i);
      if (hole.to() < from || hole.from() > to) {
        continue;
      }
      found = true;
      holes.remove(i);
      if (hole.from() < from) {
        holes.add(new Hole(hole.from(), from - 1, hole.index()));
      }
      if (hole.to() > to) {
        holes.add(new Hole(to + 1, hole.to(), hole.index()));
      }
    }
    return found;
  }
}
