package org.sessiontrail.visit;

/**
 * What there is in a visit.
 *
 * @param views page views
 * @param deeds other counted records
 * @param background records that are not counted
 * @param failures requests at which the server failed
 * @param traces what is told of the records beside that
 */
public record VisitCounts(int views, int deeds, int background, int failures, Traces traces) {
  static final VisitCounts NONE = new VisitCounts(0, 0, 0, 0, new Traces(0, 0, 0, 0));

  /**
   * What tells a person at a browser from a program, and how much there is to list.
   *
   * @param steps views and deeds that have a row of their own: the highest of their numbers
   * @param told what pages told
   * @param errors errors of scripts, of these
   * @param statics static files
   */
  public record Traces(int steps, int told, int errors, int statics) {
    Traces and(Sign sign) {
      return new Traces(
          steps + (sign.isStep() ? 1 : 0),
          told + (sign.trace().isTold() ? 1 : 0),
          errors + (sign.trace() == Sign.Trace.ERROR ? 1 : 0),
          statics + (sign.trace() == Sign.Trace.STATIC ? 1 : 0));
    }
  }

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
        failures + (sign.failed() ? 1 : 0),
        traces.and(sign));
  }
}
