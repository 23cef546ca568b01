package org.sessiontrail.insight.path;

/** Previous pages of a page. */
public final class PreviousPages extends NeighbouringPages {
  /** The report. */
  public PreviousPages() {
    super(
        new Words(
            "previous-pages",
            "paths",
            "Previous pages",
            "Page views of the period by their page and by the page looked at before in the same visit;"
                + " without one it was the first."),
        "previous_page");
  }
}
