package org.sessiontrail.report;

/** Text in HTML. */
public final class HtmlText {
  private HtmlText() {}

  /** {@code text} as the content of an element, or of an attribute in double quotes. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
