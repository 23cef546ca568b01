package org.sessiontrail.intake.format;

/**
 * The first line of a request as logs quote it.
 *
 * @param method the method, {@code -} when it is not known, {@code OTHER} when it is none
 * @param target path and query, empty when they are not known
 */
record RequestLine(String method, String target) {
  private static final int LONGEST_METHOD = 20;

  /** What {@code text} says: {@code GET /a?b HTTP/1.1}, {@code GET /a}, {@code -}, or anything. */
  static RequestLine of(String text) {
    if (text.isEmpty() || text.equals("-")) {
      return new RequestLine("-", "");
    }
    int space = text.indexOf(' ');
    if (space <= 0 || !isMethod(text, space)) {
      return new RequestLine("OTHER", text);
    }
    int end = text.length();
    int last = text.lastIndexOf(' ');
    if (last > space && text.startsWith("HTTP/", last + 1)) {
      end = last;
    }
    return new RequestLine(text.substring(0, space), text.substring(space + 1, end));
  }

  private static boolean isMethod(String text, int end) {
    boolean out = end <= LONGEST_METHOD;
    for (int i = 0; i < end && out; i++) {
      char c = text.charAt(i);
      out = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
    }
    return out;
  }
}
