package org.sessiontrail.ledger.evidence;

/**
 * One thing that was found.
 *
 * @param code what sort of thing
 * @param severity how much it matters
 * @param from first record it is about, -1 when it is about none
 * @param to last record it is about, {@code from} when it is one
 * @param place where: a stream, a file, a table
 * @param sentence what it means, for people who do not program
 */
public record Finding(
    FindingCode code,
    FindingCode.Severity severity,
    long from,
    long to,
    String place,
    String sentence) {

  /** A finding about the records {@code [from, to]}, as grave as its code. */
  public static Finding of(FindingCode code, long from, long to, String place, String sentence) {
    return new Finding(code, code.severity(), from, to, place, sentence);
  }

  /** A finding about no record in particular. */
  public static Finding of(FindingCode code, String place, String sentence) {
    return of(code, -1, -1, place, sentence);
  }

  /** This finding with another severity. */
  public Finding as(FindingCode.Severity other) {
    return new Finding(code, other, from, to, place, sentence);
  }

  /** Whether the log can't be relied on. */
  public boolean isError() {
    return severity == FindingCode.Severity.ERROR;
  }
}
