package org.sessiontrail.visit;

/**
 * What there is in a visit.
 *
 * @param views page views
 * @param deeds other counted records
 * @param background records that are not counted
 * @param failures requests at which the server failed
 */
public record VisitCounts(int views, int deeds, int background, int failures) {
  static final VisitCounts NONE = new VisitCounts(0, 0, 0, 0);

  /** Counted records. */
  public int counted() {
    return views + deeds;
  }

  VisitCounts and(Sign sign) {
    Sign.Sort sort = sign.sort();
    return new VisitCounts(
        views + (sort == Sign.Sort.VIEW ? 1 : 0),
        deeds + (sort == Sign.Sort.DEED ? 1 : 0),
        background + (sort == Sign.Sort.BACKGROUND ? 1 : 0),
        failures + (sign.failed() ? 1 : 0));
  }
}
