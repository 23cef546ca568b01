package org.sessiontrail.ledger.verify;

import org.sessiontrail.ledger.evidence.Finding;
import org.sessiontrail.ledger.evidence.FindingCode;

/** What {@link TreeCheck} has to say. */
final class TreeFindings {
  private final Findings findings;

  TreeFindings(Findings findings) {
    this.findings = findings;
  }

  /** Records and kept hashes differ, and nothing tells which were signed. */
  void undecided(long from, long to) {
    add(
        FindingCode.V07,
        from,
        to,
        "kept hashes",
        Words.records(from, to)
            + " and the hashes kept of them differ: one or the other was changed.");
  }

  /** The hash kept of records was changed, the records were not. */
  void keptHash(long from, long to, String tile) {
    add(
        FindingCode.V07,
        from,
        to,
        tile.isEmpty() ? "kept hashes" : tile,
        (tile.isEmpty() ? "The hash kept of " : "A hash kept over ")
            + Words.records(from, to).replace("Record", "record")
            + " was changed; what is recorded there is as it was signed.");
  }

  /** Records were changed, and these are they. */
  void changed(long from, long to, Mark signed) {
    boolean one = from == to;
    add(
        FindingCode.V07,
        from,
        to,
        "records",
        Words.records(from, to)
            + (one ? " was" : " were")
            + " changed, moved, inserted or put in the place of others after "
            + (one ? "it was" : "they were")
            + " stored"
            + (signed.isTimed() ? " and signed on " + Words.time(signed.latestMicros()) : "")
            + ".");
  }

  /** Between {@code first} and {@code failing} something differs; {@code more} fail after it. */
  void differs(long first, Mark failing, long more) {
    long last = Math.max(first, failing.size() - 1);
    add(
        FindingCode.V03,
        first,
        last,
        failing.place(),
        "Among the records "
            + Words.number(first)
            + " to "
            + Words.number(last)
            + " something was changed, inserted, moved or removed after the checkpoint over "
            + Words.count(failing.size(), "record")
            + failing.when()
            + "."
            + (more > 0
                ? " " + Words.count(more, "later checkpoint") + " can't hold either."
                : ""));
  }

  /** The unsigned statement of the tree does not fit. */
  void head(long first, long size, String place) {
    add(
        FindingCode.V03,
        first,
        Math.max(first, size - 1),
        place,
        "The records after the newest checkpoint, or the hash that "
            + place
            + " keeps of the whole log, were changed.");
  }

  /** A checkpoint or an anchor is of another history. */
  void contradicts(long first, Mark odd) {
    if (odd.isAnchor()) {
      add(
          FindingCode.V06,
          Math.min(first, odd.size() - 1),
          odd.size() - 1,
          odd.place(),
          "The checkpoint over "
              + Words.count(odd.size(), "record")
              + " that was left at "
              + odd.place()
              + " is of another history than this log: the log was rewritten, or forked.");
      return;
    }
    findings.add(
        Finding.of(
            FindingCode.V05,
            odd.place(),
            "The checkpoint over "
                + Words.count(odd.size(), "record")
                + odd.when()
                + " contradicts the ones before and after it: two histories were signed."));
  }

  /** An anchor holds, but its checkpoint is not where it should be. */
  void alone(Mark anchor) {
    findings.add(
        Finding.of(
            FindingCode.V06,
            anchor.place(),
            "The checkpoint over "
                + Words.count(anchor.size(), "record")
                + " that was left at "
                + anchor.place()
                + " is missing from the log: somebody removed it."));
  }

  /** An anchor that nobody known signed. */
  void unsigned(Mark anchor) {
    findings.add(
        Finding.of(
                FindingCode.V01,
                anchor.place(),
                "The anchor over "
                    + Words.count(anchor.size(), "record")
                    + " is not signed by a known key and was passed over.")
            .as(FindingCode.Severity.WARNING));
  }

  /** An anchor is ahead of the log. */
  void setBack(long size, Mark anchor) {
    add(
        FindingCode.V06,
        size,
        anchor.size() - 1,
        anchor.place(),
        "The log held "
            + Words.count(anchor.size(), "record")
            + " when a checkpoint was left at "
            + anchor.place()
            + ", and holds "
            + Words.number(size)
            + " now: it was set back to an earlier state.");
  }

  /** More records were signed than there are. */
  void truncated(long size, Mark signed) {
    add(
        FindingCode.V04,
        size,
        signed.size() - 1,
        signed.place(),
        Words.count(signed.size(), "record")
            + " were signed"
            + (signed.isTimed() ? " on " + Words.time(signed.latestMicros()) : "")
            + ", "
            + Words.number(size)
            + " are there: the last ones were removed.");
  }

  private void add(FindingCode code, long from, long to, String place, String sentence) {
    findings.add(Finding.of(code, from, to, place, sentence));
  }
}
