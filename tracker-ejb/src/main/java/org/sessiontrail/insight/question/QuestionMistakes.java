package org.sessiontrail.insight.question;

import java.util.List;

/** What is wrong with a question, one sentence each, with its code. */
public final class QuestionMistakes extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<String> sentences;

  /** These mistakes. */
  public QuestionMistakes(List<String> sentences) {
    super(String.join("; ", sentences));
    this.sentences = List.copyOf(sentences);
  }

  /** One sentence a mistake. */
  public List<String> sentences() {
    return sentences;
  }
}
