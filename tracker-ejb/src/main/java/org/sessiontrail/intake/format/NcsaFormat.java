package org.sessiontrail.intake.format;

import org.jspecify.annotations.Nullable;

/**
 * The common and the combined log format of NCSA and Apache: {@code host ident user [time]
 * "request" status bytes "referrer" "agent"}, the last two or not. A virtual host may stand before
 * the host, a session id after all; other fields there, times and forwarded addresses, are passed
 * over.
 */
final class NcsaFormat implements LineFormat {
  private static final int SHORTEST_SESSION = 8;

  private final String name;
  private final LogTime time = new LogTime();

  /** The format called {@code name}, {@code common} or {@code combined}; both read both. */
  NcsaFormat(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public @Nullable LogLine parse(String line) throws BadLineException {
    if (line.isBlank()) {
      return null;
    }
    int open = line.indexOf(" [");
    int close = open < 0 ? -1 : line.indexOf("] \"", open);
    if (close < 0) {
      throw new BadLineException("no time in brackets");
    }
    long at = time.clf(line.substring(open + 2, close));
    int quote = requestEnd(line, close + 3);
    RequestLine request = RequestLine.of(LineText.unescaped(line.substring(close + 3, quote)));
    FieldCursor rest = new FieldCursor(line, quote + 1);
    int status = LineText.status(rest.plain("status"));
    long bytes = LineText.bytes(rest.plain("length"));
    String quoted = rest.atQuote() ? rest.next() : null;
    boolean combined = quoted != null && rest.atQuote();
    String referrer = combined && quoted != null ? LineText.orNull(quoted) : null;
    String agent = combined ? LineText.orNull(rest.next()) : null;
    String session = !combined && quoted != null && isSession(quoted) ? quoted : session(rest);
    return new LogLine(
        LogLine.Sort.REQUEST,
        at,
        who(line, open, session, agent),
        new LogLine.Http(request.method(), request.target(), status, bytes, 0, referrer),
        null);
  }

  /** The quote that ends the request; one in its middle that was not escaped is passed over. */
  private static int requestEnd(String line, int from) throws BadLineException {
    int at = from;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '"' && statusFollows(line, at + 1)) {
        return at;
      }
      at++;
    }
    throw new BadLineException("the request has no end");
  }

  private static boolean statusFollows(String line, int at) {
    if (at + 1 >= line.length() || line.charAt(at) != ' ') {
      return false;
    }
    char c = line.charAt(at + 1);
    return c == '-' || (c >= '0' && c <= '9');
  }

  /** Host, ident and user stand before {@code open}; before them perhaps a virtual host. */
  private static LogLine.Who who(
      String line, int open, @Nullable String session, @Nullable String agent)
      throws BadLineException {
    int first = line.indexOf(' ');
    int second = line.indexOf(' ', first + 1);
    if (first <= 0 || first >= open || second < 0 || second >= open) {
      throw new BadLineException("host, ident or user is missing");
    }
    int third = line.indexOf(' ', second + 1);
    boolean virtual =
        third > 0 && third < open && LineText.isAddressList(line.substring(first + 1, second));
    int host = virtual ? first + 1 : 0;
    int user = virtual ? third + 1 : second + 1;
    return new LogLine.Who(
        LineText.orNull(line.substring(host, virtual ? second : first)),
        LineText.orNull(LineText.unescaped(unquoted(line.substring(user, open)))),
        session,
        agent);
  }

  private static String unquoted(String text) {
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1)
        : text;
  }

  private static @Nullable String session(FieldCursor rest) throws BadLineException {
    while (rest.hasNext()) {
      String field = rest.next();
      if (isSession(field)) {
        return field;
      }
    }
    return null;
  }

  private static boolean isSession(String field) {
    return field.length() >= SHORTEST_SESSION
        && field.indexOf(' ') < 0
        && !LineText.isNumber(field)
        && !LineText.isAddressList(field);
  }
}
