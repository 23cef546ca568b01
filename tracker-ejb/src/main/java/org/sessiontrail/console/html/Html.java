package org.sessiontrail.console.html;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.report.HtmlText;

/**
 * HTML being written. Names of elements and attributes are the caller's own; texts and values may
 * be anything and stay text.
 *
 * <p>Threads: one thread.
 */
public final class Html {
  private final StringBuilder out = new StringBuilder(16_384);
  private final Deque<String> open = new ArrayDeque<>();

  /** Nothing yet. */
  public Html() {}

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn; one without a value (null) is left out
   */
  public Html open(String element, @Nullable String... attributes) {
    tag(element, attributes);
    open.push(element);
    return this;
  }

  /** Closes the element that was opened last. */
  public Html close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** An element that has no content, as {@link #open}. */
  public Html empty(String element, @Nullable String... attributes) {
    tag(element, attributes);
    return this;
  }

  /** An element with nothing but a text in it, as {@link #open}. */
  public Html leaf(String element, String text, @Nullable String... attributes) {
    return open(element, attributes).text(text).close();
  }

  /** A text. */
  public Html text(String text) {
    out.append(HtmlText.escaped(text));
    return this;
  }

  /** The declaration of the type, before everything else. */
  public Html doctype() {
    out.append("<!DOCTYPE html>\n");
    return this;
  }

  private void tag(String element, @Nullable String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i + 1 < attributes.length; i += 2) {
      String value = attributes[i + 1];
      if (value != null) {
        out.append(' ').append(attributes[i]).append("=\"");
        out.append(HtmlText.escaped(value)).append('"');
      }
    }
    out.append('>');
  }

  /**
   * What was written.
   *
   * @throws IllegalStateException when an element is still open
   */
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not closed: " + open);
    }
    return out.toString();
  }
}
