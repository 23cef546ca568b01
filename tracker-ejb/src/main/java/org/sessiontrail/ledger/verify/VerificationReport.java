package org.sessiontrail.ledger.verify;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.evidence.Evidence;
import org.sessiontrail.ledger.evidence.Finding;
import org.sessiontrail.ledger.evidence.FindingCode;
import org.sessiontrail.ledger.tree.Hash;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;

/**
 * How a verification came out.
 *
 * @param evidence what was verified
 * @param origin the log's name; null when no checkpoint was good
 * @param form what part of the log it was
 * @param range records that were read: the first, and the one after the last
 * @param records how many were there
 * @param root root hash over the log up to the last one; null for a sparse part
 * @param signed size of the newest checkpoint that holds, -1 for none
 * @param signedMicros when that was cosigned, microseconds since 1970; null when nobody says
 * @param checkpoints how many checkpoints hold
 * @param anchors how many anchors hold
 * @param anchorPlaces where some of these were left
 * @param isSelfAsserted whether the keys are the evidence's own word
 * @param findings what was found, 100 of a code at most
 * @param totals how many there were of each code
 * @param unchecked what was not checked and why, one sentence each
 */
public record VerificationReport(
    String evidence,
    @Nullable String origin,
    Evidence.Form form,
    Range range,
    long records,
    @Nullable Hash root,
    long signed,
    @Nullable Long signedMicros,
    long checkpoints,
    long anchors,
    List<String> anchorPlaces,
    boolean isSelfAsserted,
    List<Finding> findings,
    Map<FindingCode, Long> totals,
    List<String> unchecked) {

  /** The places {@code [from, to)}. */
  public record Range(long from, long to) {}

  /** Copies the lists. */
  public VerificationReport {
    anchorPlaces = List.copyOf(anchorPlaces);
    findings = List.copyOf(findings);
    totals = Map.copyOf(totals);
    unchecked = List.copyOf(unchecked);
  }

  /** The root hash in base64; null for a sparse part. */
  public @Nullable String rootText() {
    return root == null ? null : root.base64();
  }

  /** Whether nothing speaks against the log. */
  public boolean isSound() {
    return findings.stream().noneMatch(Finding::isError);
  }

  /** Codes of errors with their number, {@code V03=1 V07=12}; empty when it is sound. */
  public String errors() {
    Map<FindingCode, Long> out = new TreeMap<>();
    for (Finding finding : findings) {
      if (finding.isError()) {
        out.put(finding.code(), totals.getOrDefault(finding.code(), 1L));
      }
    }
    StringBuilder text = new StringBuilder();
    out.forEach((code, count) -> text.append(' ').append(code).append('=').append(count));
    return text.toString().strip();
  }

  /**
   * The record of this verification.
   *
   * @param startMicros when it began, microseconds since 1970
   */
  public Fact.Builder fact(long startMicros) {
    return Fact.of(Kind.VERIFICATION, startMicros)
        .put("outcome", (isSound() ? Outcome.SUCCESS : Outcome.FAILED).id())
        .put("size", range.to())
        .put("checked", records)
        .put("root", rootText())
        .put("signed", Math.max(0, signed))
        .put("anchors", anchors)
        .put("findings", errors());
  }
}
