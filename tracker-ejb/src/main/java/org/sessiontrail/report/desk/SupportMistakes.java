package org.sessiontrail.report.desk;

import java.util.List;

/** Every mistake of a request, one sentence each. */
public final class SupportMistakes extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<String> sentences;

  SupportMistakes(List<String> sentences) {
    super(String.join("; ", sentences));
    this.sentences = List.copyOf(sentences);
  }

  /** One sentence a mistake. */
  public List<String> sentences() {
    return sentences;
  }
}
