package org.sessiontrail.sample.web;

import java.io.Serializable;

/**
 * A sentence at the top of a page.
 *
 * @param text the sentence
 * @param bad whether something did not work
 */
public record Notice(String text, boolean bad) implements Serializable {
  static Notice done(String text) {
    return new Notice(text, false);
  }

  static Notice refused(String text) {
    return new Notice(text, true);
  }
}
