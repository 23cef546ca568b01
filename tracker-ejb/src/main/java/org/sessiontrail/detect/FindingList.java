package org.sessiontrail.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;
import org.sessiontrail.store.TrailRecord;

/**
 * Findings that the log holds, in order of the time at which they were found.
 *
 * <p>Threads: immutable. Memory: at most {@value #MOST} findings.
 *
 * @param rows the findings
 * @param more whether there are more than these
 */
public record FindingList(List<TrailRecord> rows, boolean more) {
  /** Most findings of one list. */
  public static final int MOST = 10_000;

  /** Members of a row, in this order. */
  public static final List<String> COLUMNS =
      List.of(
          "index",
          "at",
          "rule",
          "title",
          "severity",
          "score",
          "response",
          "mode",
          "session",
          "user",
          "when",
          "why",
          "evidence");

  /** Takes a copy. */
  public FindingList {
    rows = List.copyOf(rows);
  }

  /**
   * Reads them.
   *
   * @param query period, session and user; which kinds it names makes no difference
   * @param rule number or title of a rule, or null for all
   */
  public static FindingList read(TrailReader log, TrailQuery query, @Nullable String rule)
      throws Exception {
    List<TrailRecord> out = new ArrayList<>();
    boolean[] more = new boolean[1];
    log.read(
        query.ofKinds(Set.of(Kind.FINDING)),
        record -> {
          if (isOf(record.stored(), rule)) {
            if (out.size() < MOST) {
              out.add(record);
            } else {
              more[0] = true;
            }
          }
        });
    return new FindingList(out, more[0]);
  }

  private static boolean isOf(StoredRecord record, @Nullable String rule) {
    return rule == null
        || rule.toUpperCase(Locale.ROOT).equals(record.text("rule"))
        || rule.equals(record.text("title"));
  }

  /** What a row says, by {@link #COLUMNS}; what it does not say is left out. */
  public static Map<String, Object> members(TrailRecord row) {
    StoredRecord stored = row.stored();
    Map<String, Object> out = new TreeMap<>();
    out.put("index", row.index());
    out.put("at", String.valueOf(stored.text("at")));
    for (String name : COLUMNS) {
      Object value = stored.members().get(name);
      if (value != null) {
        out.put(name, value);
      }
    }
    String session = stored.text("sid");
    if (session != null) {
      out.put("session", session);
    }
    if (stored.personal().get("who") instanceof Map<?, ?> who
        && who.get("user") instanceof String user) {
      out.put("user", user);
    }
    return out;
  }
}
