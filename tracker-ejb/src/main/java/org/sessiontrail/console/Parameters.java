package org.sessiontrail.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.report.format.TypedTexts;
import org.sessiontrail.store.TrailQuery;

/** Parameters of one request, and every mistake in them. */
final class Parameters {
  private final TypedTexts texts;

  /** Those of {@code request}, of which there may be {@code names}. */
  Parameters(HttpServletRequest request, Set<String> names) {
    this.texts = TypedTexts.ofParameters(request.getParameterMap()).only(names, "this");
  }

  void mistake(String sentence) {
    texts.mistake(sentence);
  }

  /** One sentence each. */
  List<String> mistakes() {
    return texts.mistakes();
  }

  /** The text of {@code name} without blanks around it; null when there is none. */
  @Nullable String text(String name) {
    return texts.text(name);
  }

  /** As {@link #text(String)}, of up to {@code most} characters. */
  @Nullable String text(String name, int most) {
    return texts.text(name, most);
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
      mistake(name + " " + TypedTexts.shown(text) + " is no day; write 2026-01-31");
      return null;
    }
  }

  @Nullable Long number(String name) {
    String text = text(name);
    if (text == null || text.matches("\\d{1,15}")) {
      return text == null ? null : Long.valueOf(text);
    }
    mistake(name + " " + TypedTexts.shown(text) + " is no number");
    return null;
  }

  /** The period of {@code from} and {@code to}. */
  TrailQuery period() {
    return texts.period();
  }
}
