package org.sessiontrail.fault;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.server.StoredTrail;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailRecord;

/** What a database holds once everybody has stopped: its marks, its streams, its places. */
final class StoredAccount {
  private static final Pattern MARK = Pattern.compile("(?:^|&)q=([^&]+)");

  private final Map<String, Integer> marks = new TreeMap<>();
  private final Map<String, StreamAccount> streams = new TreeMap<>();
  private final BitSet places = new BitSet();
  private int placedTwice;
  private int unseen;

  private StoredAccount() {}

  /** Reads all of {@code trail}. */
  static StoredAccount of(StoredTrail trail) throws Exception {
    StoredAccount out = new StoredAccount();
    trail.reader().read(TrailQuery.all(), out::take);
    return out;
  }

  /** The mark that {@code record} carries, or null. */
  static @Nullable String mark(StoredRecord record) {
    if (record.kind() != Kind.REQUEST
        || !(record.personal().get("what") instanceof Map<?, ?> what)) {
      return null;
    }
    Matcher mark = MARK.matcher(String.valueOf(what.get("query")));
    return mark.find() ? mark.group(1) : null;
  }

  private void take(TrailRecord record) {
    int index = Math.toIntExact(record.index());
    placedTwice += places.get(index) ? 1 : 0;
    places.set(index);
    StoredRecord stored = record.stored();
    stream(stored.stream()).take(stored);
    String abandoned = stored.text("stream2");
    if (stored.kind() == Kind.STREAM_ABANDONED && abandoned != null) {
      boolean certain = Boolean.TRUE.equals(stored.members().get("certain"));
      stream(abandoned)
          .abandonedBy(String.valueOf(stored.text("foundBy")), stored.number("last"), certain);
    }
    String mark = mark(stored);
    if (mark != null) {
      marks.merge(mark, 1, Integer::sum);
      unseen += "crash".equals(stored.text("reason")) ? 1 : 0;
    }
  }

  private StreamAccount stream(String name) {
    return streams.computeIfAbsent(name, StreamAccount::new);
  }

  /** How often each mark is stored. */
  Map<String, Integer> marks() {
    return marks;
  }

  /** How many of the marks are of requests that are stated to have run when a process ended. */
  int unseen() {
    return unseen;
  }

  Collection<StreamAccount> streams() {
    return streams.values();
  }

  /** Numbers stated lost, by whom ever, for {@code reason}. */
  long lost(String reason) {
    return streams.values().stream()
        .flatMap(stream -> stream.gaps().stream())
        .filter(gap -> reason.equals(gap.reason()))
        .mapToLong(StreamAccount.Gap::count)
        .sum();
  }

  /** Numbers stated lost for any reason. */
  long lost() {
    return streams.values().stream()
        .flatMap(stream -> stream.gaps().stream())
        .mapToLong(StreamAccount.Gap::count)
        .sum();
  }

  /** What is wrong with streams and places; empty when nothing is. */
  List<String> faults() {
    List<String> out = new ArrayList<>();
    int first = places.nextSetBit(0);
    if (placedTwice > 0 || places.nextClearBit(Math.max(first, 0)) != places.length()) {
      out.add("places of the log have holes or are taken twice");
    }
    for (StreamAccount stream : streams.values()) {
      stream.faults().forEach(fault -> out.add(stream.name() + ": " + fault));
    }
    return out;
  }
}
