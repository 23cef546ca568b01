package org.sessiontrail.insight.path;

/** Next pages of a page. */
public final class NextPages extends NeighbouringPages {
  /** The report. */
  public NextPages() {
    super(
        new Words(
            "next-pages",
            "paths",
            "Next pages",
            "Page views of the period by their page and by the page looked at next in the same visit; without"
                + " one it was the last."),
        "next_page");
  }
}
