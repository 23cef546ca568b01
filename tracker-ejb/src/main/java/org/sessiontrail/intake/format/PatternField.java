package org.sessiontrail.intake.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * One field of a pattern and the text that follows it.
 *
 * @param field what it holds
 * @param form how its time is written, null for a form that is recognised
 * @param quoted whether a quote stands before it
 * @param after the text that ends it, empty when it ends with the line
 */
record PatternField(
    LogField field, @Nullable DateTimeFormatter form, boolean quoted, String after) {

  /** Puts the field that begins at {@code from} into {@code draft}; says where the next begins. */
  int read(String line, int from, LineDraft draft) throws BadLineException {
    int end = end(line, from);
    String raw = line.substring(from, end);
    String value = quoted ? LineText.unescaped(raw) : raw;
    if (form == null || value.equals("-")) {
      draft.set(field, value);
    } else {
      draft.at(time(value));
    }
    return end + after.length();
  }

  private int end(String line, int from) throws BadLineException {
    int at =
        field == LogField.ANY_TIME && line.startsWith("[", from) ? line.indexOf(']', from) : from;
    if (!quoted && field == LogField.REQUEST) {
      at = Math.max(from, line.indexOf(" HTTP/", from) + 1);
    }
    if (at < 0) {
      throw new BadLineException("a bracket is not closed");
    }
    int end =
        after.isEmpty() ? line.length() : quoted ? quoteEnd(line, at) : line.indexOf(after, at);
    if (end < 0) {
      throw new BadLineException("it does not fit the pattern");
    }
    return end;
  }

  private int quoteEnd(String line, int from) {
    for (int at = from; at < line.length(); at++) {
      if (line.charAt(at) == '\\') {
        at++;
      } else if (line.startsWith(after, at)) {
        return at;
      }
    }
    return -1;
  }

  private long time(String value) throws BadLineException {
    try {
      boolean brackets = value.startsWith("[") && value.endsWith("]");
      String text = brackets ? value.substring(1, value.length() - 1) : value;
      TemporalAccessor read =
          java.util.Objects.requireNonNull(form)
              .parseBest(text, Instant::from, LocalDateTime::from);
      Instant at =
          read instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : (Instant) read;
      long micros = Math.multiplyExact(at.getEpochSecond(), 1_000_000L) + at.getNano() / 1_000;
      if (micros < 0 || at.getEpochSecond() > 253_402_300_799L) {
        throw new BadLineException("no time");
      }
      return micros;
    } catch (DateTimeException | ArithmeticException e) {
      throw new BadLineException("no time");
    }
  }
}
