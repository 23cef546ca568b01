package org.sessiontrail.report.desk;

import org.jspecify.annotations.Nullable;
import org.sessiontrail.report.HtmlText;
import org.sessiontrail.report.session.Timeline;

/** A timeline as a page without scripts, styles from elsewhere or links. */
final class SupportHtml {
  private SupportHtml() {}

  static String timeline(Timeline timeline, @Nullable Long marked) {
    return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"UTF-8\"><title>Session "
        + HtmlText.escaped(timeline.trail())
        + "</title></head>\n<body><h1>Session "
        + HtmlText.escaped(timeline.trail())
        + "</h1>\n<pre>"
        + HtmlText.escaped(SupportText.timeline(timeline, marked))
        + "</pre>\n</body></html>\n";
  }
}
