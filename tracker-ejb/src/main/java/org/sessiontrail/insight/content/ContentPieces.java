package org.sessiontrail.insight.content;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** Pieces of content that are seen and clicked. */
public final class ContentPieces extends SqlReport {
  /** The report. */
  public ContentPieces() {
    super(
        new Words(
            "content",
            "content",
            "Pieces of content",
            "Pieces of content (data-track-content, data-track-piece) that came into sight in "
                + "the period, and clicks in them."),
        Form.of("content", "piece")
            .count("seen", "times")
            .count("visitors", "people")
            .count("clicks", "clicks")
            .rate("click_rate", "clicks", "seen")
            .suppressedBy("visitors"));
  }
}
