package org.sessiontrail.console.page;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.console.frame.PageRequest;
import org.sessiontrail.console.html.Html;
import org.sessiontrail.review.Disposition;

/** The form in which somebody says what they concluded of a day, or of one record of it. */
final class ReviewForm {
  private final PageRequest asked;
  private final Html html;

  ReviewForm(PageRequest asked, Html html) {
    this.asked = asked;
    this.html = html;
  }

  /**
   * Opens the form; what is written until {@link #close} stands before its fields.
   *
   * @param item place of the one record, or null for all of the day
   */
  void open(LocalDate day, @Nullable Long item) {
    html.open(
        "form",
        "class",
        "filter",
        "method",
        "post",
        "data-review",
        "",
        "action",
        asked.link("/api/v1/review"));
    html.empty("input", "type", "hidden", "name", "day", "value", day.toString());
    if (item != null) {
      html.empty("input", "type", "hidden", "name", "item", "value", item.toString());
    }
  }

  /** Writes the fields and ends the form. */
  void close() {
    html.open("label").text(asked.say("audit.disposition") + " ");
    html.open("select", "name", "disposition");
    Disposition.names().forEach(each -> html.leaf("option", name(each), "value", each));
    html.close().close();
    html.open("label").text(asked.say("audit.note") + " ");
    html.empty("input", "name", "note", "maxlength", "1000", "autocomplete", "off");
    html.close();
    html.leaf("button", asked.say("audit.conclude")).close();
  }

  /** A disposition in the language of who asks. */
  String name(String disposition) {
    return asked.texts().or("disposition." + disposition, disposition);
  }
}
