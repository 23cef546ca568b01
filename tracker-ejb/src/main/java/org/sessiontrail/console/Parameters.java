package org.sessiontrail.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.report.format.ReportRequest;
import org.sessiontrail.store.TrailQuery;

/** Parameters of one request, and every mistake in them. */
final class Parameters {
  private final HttpServletRequest request;
  private final List<String> mistakes = new ArrayList<>();

  /** Those of {@code request}, of which there may be {@code names}. */
  Parameters(HttpServletRequest request, Set<String> names) {
    this.request = request;
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (!names.contains(name)) {
                mistakes.add(shown(name) + " is no parameter of this");
              } else if (values.length > 1) {
                mistakes.add(name + " is given " + values.length + " times");
              }
            });
  }

  void mistake(String sentence) {
    mistakes.add(sentence);
  }

  /** One sentence each. */
  List<String> mistakes() {
    return mistakes;
  }

  /** The text of {@code name} without blanks around it; null when there is none. */
  @Nullable String text(String name) {
    String text = request.getParameter(name);
    return text == null || text.isBlank() ? null : text.strip();
  }

  String text(String name, String otherwise) {
    String text = text(name);
    return text == null ? otherwise : text;
  }

  @Nullable LocalDate day(String name) {
    String text = text(name);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      mistakes.add(name + " " + shown(text) + " is no day; write 2026-01-31");
      return null;
    }
  }

  @Nullable Long number(String name) {
    String text = text(name);
    if (text == null || text.matches("\\d{1,15}")) {
      return text == null ? null : Long.valueOf(text);
    }
    mistakes.add(name + " " + shown(text) + " is no number");
    return null;
  }

  /** The period of {@code from} and {@code to}. */
  TrailQuery period() {
    Long from = time("from");
    Long to = time("to");
    if (from != null && to != null && from >= to) {
      mistakes.add("from must be before to (to itself is not included)");
    }
    return TrailQuery.all().between(from, to);
  }

  private @Nullable Long time(String name) {
    String text = text(name);
    try {
      return text == null ? null : ReportRequest.micros(text);
    } catch (DateTimeException | ArithmeticException e) {
      mistakes.add(
          name
              + " "
              + shown(text)
              + " is no time; write 2026-01-31, 2026-01-31T10:00 or 2026-01-31T10:00:00Z");
      return null;
    }
  }

  private static String shown(@Nullable String text) {
    String cut = text == null ? "" : text.substring(0, Math.min(40, text.length()));
    return "\"" + cut.replaceAll("[\\p{Cntrl}\"\\\\]", "?") + "\"";
  }
}
