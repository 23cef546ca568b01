package org.sessiontrail.report.notice;

import java.util.List;
import org.sessiontrail.config.TrackerConfig;

/**
 * What an application tells its users about the trail it keeps, in plain words.
 *
 * @param title its heading
 * @param sections what it says, in reading order
 */
public record PrivacyNotice(String title, List<Section> sections) {
  /** Takes a copy of {@code sections}. */
  public PrivacyNotice {
    sections = List.copyOf(sections);
  }

  /**
   * One question and its answer.
   *
   * @param heading the question
   * @param paragraphs the answer
   * @param points a list below the answer; may be empty
   */
  public record Section(String heading, List<String> paragraphs, List<String> points) {
    /** Takes copies. */
    public Section {
      paragraphs = List.copyOf(paragraphs);
      points = List.copyOf(points);
    }
  }

  /**
   * The notice of an application that runs with {@code config}. It names nothing of how or where
   * the application is run.
   */
  public static PrivacyNotice of(TrackerConfig config) {
    return new NoticeText(config).notice();
  }
}
