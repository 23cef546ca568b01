package org.sessiontrail.console.frame;

import java.util.List;
import org.sessiontrail.console.html.Html;

/** One page of the console. */
public interface Page {
  /** The roles that open it; one is enough. */
  List<String> roles();

  /** Its heading. */
  String title(PageRequest asked);

  /**
   * Writes what stands under the heading.
   *
   * @throws org.sessiontrail.insight.question.QuestionMistakes when parameters do not fit
   * @throws NoSuchPageException when there is nothing of the name that was asked for
   * @throws Exception when the trail could not be read
   */
  void write(PageRequest asked, Html html) throws Exception;
}
