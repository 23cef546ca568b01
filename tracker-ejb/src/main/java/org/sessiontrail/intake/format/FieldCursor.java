package org.sessiontrail.intake.format;

/** Fields of a line that are parted by blanks, bare or in quotes. One thread. */
final class FieldCursor {
  private final String line;
  private int at;

  FieldCursor(String line, int from) {
    this.line = line;
    this.at = from;
    skipBlanks();
  }

  boolean hasNext() {
    return at < line.length();
  }

  boolean atQuote() {
    return hasNext() && line.charAt(at) == '"';
  }

  /** The next field, which must be there and bare. */
  String plain(String what) throws BadLineException {
    if (!hasNext() || atQuote()) {
      throw new BadLineException("no " + what);
    }
    return next();
  }

  /** The next field, without its quotes and escapes; a doubled quote in quotes is one. */
  String next() throws BadLineException {
    String field;
    if (atQuote()) {
      int end = quoteEnd();
      field = LineText.unescaped(line.substring(at + 1, end).replace("\"\"", "\""));
      at = end + 1;
    } else {
      int end = at;
      while (end < line.length() && !isBlank(line.charAt(end))) {
        end++;
      }
      field = line.substring(at, end);
      at = end;
    }
    skipBlanks();
    return field;
  }

  private int quoteEnd() throws BadLineException {
    for (int i = at + 1; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        if (i + 1 == line.length() || isBlank(line.charAt(i + 1))) {
          return i;
        }
        i += line.charAt(i + 1) == '"' ? 1 : 0;
      }
    }
    throw new BadLineException("a quote is not closed");
  }

  private void skipBlanks() {
    while (at < line.length() && isBlank(line.charAt(at))) {
      at++;
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
