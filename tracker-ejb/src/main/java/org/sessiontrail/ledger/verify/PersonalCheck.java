package org.sessiontrail.ledger.verify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.evidence.EvidenceRecord;
import org.sessiontrail.ledger.evidence.Finding;
import org.sessiontrail.ledger.evidence.FindingCode;

/**
 * Personal values against what records commit to, and what is gone against the records that say
 * why: V15 to V17. Memory: a bit for each record up to the last one of which something is gone.
 */
final class PersonalCheck {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final Findings findings;
  private final long base;
  private final MessageDigest digest;
  private final BitSet withoutValues = new BitSet();
  private final BitSet withoutContent = new BitSet();
  private final List<Removal> removals = new ArrayList<>();
  private long unplaced;

  /** A record that says what was removed. */
  private record Removal(
      long index, String kind, boolean content, List<long[]> ranges, String request) {}

  PersonalCheck(Findings findings, long base) {
    this.findings = findings;
    this.base = base;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Takes the values beside the record at {@code index}, which commits to {@code digests}. */
  void values(EvidenceRecord record, List<String> digests) {
    if (record.drift().contains("disclosures")) {
      wrong(record.index(), "can't be read");
    }
    if (digests.isEmpty() && record.disclosures().isEmpty()) {
      return;
    }
    Set<String> open = new HashSet<>(digests);
    for (String disclosure : record.disclosures()) {
      String digested = digested(disclosure);
      if (digested == null || !open.remove(digested)) {
        wrong(record.index(), "do not match what it commits to: they were changed or swapped");
      }
    }
    if (!open.isEmpty()) {
      mark(withoutValues, record.index());
    }
  }

  /** The content of the record at {@code index} is gone. */
  void contentGone(long index) {
    mark(withoutContent, index);
  }

  /** Takes a record of kind {@code erasure} or {@code purge}. */
  void removal(long index, String kind, Map<String, Object> members) {
    boolean isPurge = kind.equals("purge");
    if (!isPurge && !"done".equals(members.get("outcome"))) {
      return;
    }
    List<long[]> ranges = ranges(members.get("ranges"), index);
    if (!ranges.isEmpty()) {
      boolean content = isPurge || "e2".equals(members.get("level"));
      String request = String.valueOf(members.getOrDefault(isPurge ? "reason" : "request", ""));
      removals.add(new Removal(index, kind, content, ranges, request));
    }
  }

  /** All records were read. */
  void end() {
    for (Removal removal : removals) {
      BitSet gone = removal.content() ? withoutContent : withoutValues;
      explained(removal, gone, removal.content() ? "the content" : "the personal values");
    }
    unexplained(withoutValues, "personal values are missing");
    unexplained(withoutContent, "the content is missing");
  }

  /** Records so far up that nothing can be remembered of them. */
  long unplaced() {
    return unplaced;
  }

  private void explained(Removal removal, BitSet gone, String what) {
    long count = 0;
    long first = -1;
    long last = -1;
    for (long[] range : removal.ranges()) {
      int to = (int) Math.min(Integer.MAX_VALUE - 1L, range[1] - base);
      for (int bit = gone.nextSetBit((int) Math.max(0, range[0] - base));
          bit >= 0 && bit <= to;
          bit = gone.nextSetBit(bit + 1)) {
        gone.clear(bit);
        count++;
        first = first < 0 ? bit + base : Math.min(first, bit + base);
        last = Math.max(last, bit + base);
      }
    }
    if (count > 0) {
      findings.add(
          Finding.of(
              FindingCode.V17,
              first,
              last,
              removal.kind() + " " + removal.index(),
              what.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                  + what.substring(1)
                  + " of "
                  + Words.count(count, "record")
                  + " "
                  + (what.endsWith("s") ? "were" : "was")
                  + " erased, as record "
                  + Words.number(removal.index())
                  + " says"
                  + (removal.request().isEmpty()
                      ? "."
                      : " (" + Words.shown(removal.request()) + ").")));
    }
  }

  private void unexplained(BitSet gone, String what) {
    for (int bit = gone.nextSetBit(0); bit >= 0; ) {
      int end = gone.nextClearBit(bit) - 1;
      long from = bit + base;
      long to = end + base;
      findings.add(
          Finding.of(
              FindingCode.V16,
              from,
              to,
              "records",
              Words.records(from, to)
                  + ": "
                  + what
                  + ", and no record of an erasure or purge says why."));
      bit = gone.nextSetBit(end + 1);
    }
  }

  private void mark(BitSet set, long index) {
    long bit = index - base;
    if (bit < 0 || bit >= Integer.MAX_VALUE) {
      unplaced++;
      return;
    }
    set.set((int) bit);
  }

  private void wrong(long index, String how) {
    findings.add(
        Finding.of(
            FindingCode.V15,
            index,
            index,
            "personal values",
            "Personal values beside record " + Words.number(index) + " " + how + "."));
  }

  /** What a leaf would hold for {@code disclosure}; null when that is no base64url. */
  private @Nullable String digested(String disclosure) {
    for (int i = 0; i < disclosure.length(); i++) {
      char c = disclosure.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_') {
        return null;
      }
    }
    return ENCODER.encodeToString(digest.digest(disclosure.getBytes(StandardCharsets.US_ASCII)));
  }

  /** Ranges of records before {@code index}; what is no range is left out. */
  static List<long[]> ranges(@Nullable Object texts, long index) {
    List<long[]> out = new ArrayList<>();
    if (texts instanceof List<?> list) {
      for (Object text : list) {
        String[] ends = String.valueOf(text).split("-", 2);
        try {
          long from = Long.parseLong(ends[0]);
          long to = ends.length == 1 ? from : Long.parseLong(ends[1]);
          if (from <= to && from < index) {
            out.add(new long[] {from, Math.min(to, index - 1)});
          }
        } catch (NumberFormatException e) {
          // says nothing, so it explains nothing
        }
      }
    }
    return out;
  }
}
