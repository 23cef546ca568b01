package org.sessiontrail.insight.visitor;

import java.util.Map;
import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.SqlReport;
import org.sessiontrail.insight.sql.SqlPart;

/**
 * Visits that look like a program's, beside those that say they are. Unlike other reports it is
 * about both unless the segment says otherwise.
 */
public final class Automated extends SqlReport {
  /** The report. */
  public Automated() {
    super(
        new Words(
            "automated",
            "visitors",
            "Programs and what looks like them",
            "Visits that began in the period by the sort of program they name, none for those that"
                + " name none, and how many of them show a hint of a program: ten pages and more at"
                + " one pace (steady) or within a second each (fast); three pages and more without a"
                + " static file (no_statics) or without a word of the page script (no_script),"
                + " each where four fifths of such visits that name no program had some. A hint is"
                + " no proof, and no other report leaves anybody out because of one."),
        Form.of("program")
            .count("visits", "visits")
            .count("visitors", "people")
            .count("hinted", "visits")
            .count("steady", "visits")
            .count("fast", "visits")
            .count("no_statics", "visits")
            .count("no_script", "visits")
            .rate("hint_rate", "hinted", "visits")
            .suppressedBy("visitors"));
  }

  @Override
  protected Map<String, SqlPart> places(Question question) {
    SqlPart met = question.segment().conditions();
    return met.text().isEmpty() ? Map.of() : Map.of("anybody", met);
  }
}
