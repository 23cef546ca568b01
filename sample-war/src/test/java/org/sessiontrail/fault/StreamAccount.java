package org.sessiontrail.fault;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;

/** What is stored of one stream, and whether it is told honestly. */
final class StreamAccount {
  private final String name;
  private final BitSet stored = new BitSet();
  private final BitSet lost = new BitSet();
  private final List<String> faults = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();
  private final List<String> abandonedBy = new ArrayList<>();
  private int closes;
  private int certainly;
  private long statedLast = -1;

  /**
   * Numbers that a record of the stream states as lost.
   *
   * @param count how many it states
   */
  record Gap(long from, long to, long count, @Nullable String reason) {}

  StreamAccount(String name) {
    this.name = name;
  }

  void take(StoredRecord record) {
    int seq = Math.toIntExact(record.seq());
    if (stored.get(seq)) {
      faults.add("number " + seq + " is stored twice");
    }
    stored.set(seq);
    if (record.kind() == Kind.GAP) {
      takeGap(record);
    } else if (record.kind() == Kind.STREAM_CLOSE) {
      closes++;
    }
  }

  private void takeGap(StoredRecord record) {
    Long from = record.number("from");
    Long to = record.number("to");
    Long count = record.number("count");
    if (from == null || to == null || count == null || count != to - from + 1) {
      faults.add("a gap that is not to be understood: " + record.members());
      return;
    }
    gaps.add(new Gap(from, to, count, record.text("reason")));
    BitSet stated = new BitSet();
    stated.set(Math.toIntExact(from), Math.toIntExact(to) + 1);
    if (stated.intersects(lost)) {
      faults.add("numbers are stated lost twice: " + record.members());
    }
    lost.or(stated);
  }

  /**
   * It was stated abandoned.
   *
   * @param last the last of its numbers, as stated
   * @param certain whether by who had all it left
   */
  void abandonedBy(String stream, @Nullable Long last, boolean certain) {
    abandonedBy.add(stream);
    if (certain ? certainly++ > 0 : abandonedBy.size() > 1) {
      faults.add("stated abandoned twice, or after it was certain: " + abandonedBy);
    }
    statedLast = last == null ? 0 : last;
  }

  String name() {
    return name;
  }

  /** The stream in which nodes state the ends of others; it has no end of its own. */
  boolean isRecovery() {
    return name.equals("all/recovery");
  }

  List<Gap> gaps() {
    return gaps;
  }

  /** Streams that stated this one abandoned. */
  List<String> abandonedBy() {
    return abandonedBy;
  }

  boolean closed() {
    return closes > 0;
  }

  /** Whether it is known how it ended, or it has no end. */
  boolean isOver() {
    return closed() || !abandonedBy.isEmpty() || isRecovery();
  }

  long stored() {
    return stored.cardinality();
  }

  /** What is wrong with it; empty when each number is stored or stated lost, and its end known. */
  List<String> faults() {
    List<String> out = new ArrayList<>(faults);
    if (stored.intersects(lost)) {
      BitSet both = (BitSet) stored.clone();
      both.and(lost);
      out.add("stored though stated lost: " + both);
    }
    BitSet told = (BitSet) stored.clone();
    told.or(lost);
    int last = Math.max(0, told.length() - 1); // killed before its first record: at 0
    BitSet holes = new BitSet();
    holes.set(1, last + 1);
    holes.andNot(told);
    if (!holes.isEmpty()) {
      out.add("neither stored nor stated lost: " + holes);
    }
    if (statedLast >= 0 && statedLast != last) {
      out.add("abandoned at " + statedLast + ", in truth at " + last);
    }
    if (!isRecovery() && closes + Math.min(1, abandonedBy.size()) != 1) {
      out.add("closed " + closes + " times, abandoned by " + abandonedBy);
    }
    return out;
  }
}
