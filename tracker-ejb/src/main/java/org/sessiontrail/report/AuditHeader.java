package org.sessiontrail.report;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.store.TrailQuery;

/**
 * What a report says of itself before its first row.
 *
 * @param app origin of the log
 * @param query the conditions its records meet
 * @param madeMicros when it was begun, microseconds since 1970
 * @param id name of this one report, unlike that of any other
 * @param madeBy who asked for it, or null when that is not known
 * @param attestation the checkpoint that covers its records, or null when the log is not sealed
 */
public record AuditHeader(
    String app,
    TrailQuery query,
    long madeMicros,
    String id,
    @Nullable String madeBy,
    @Nullable Attestation attestation) {
  /** Version of the columns and lines of a report. */
  public static final int VERSION = 1;

  /** What this report holds, as members; what was not set is left out. */
  public Map<String, Object> members() {
    Map<String, Object> out = new TreeMap<>();
    out.put("report", "audit");
    out.put("version", VERSION);
    out.put("app", app);
    out.put("made", TrailClock.format(madeMicros));
    out.put("id", id);
    out.putAll(Conditions.of(query));
    if (madeBy != null) {
      out.put("by", madeBy);
    }
    if (!query.kinds().isEmpty()) {
      out.put("kinds", query.kinds().stream().map(Kind::id).sorted().toList());
    }
    if (attestation != null) {
      out.put(
          "checkpoint",
          Map.of(
              "origin", attestation.origin(),
              "size", attestation.treeSize(),
              "root", attestation.rootHash(),
              "note", attestation.note(),
              "verify", Attestation.HOW_TO_VERIFY));
    }
    return out;
  }
}
