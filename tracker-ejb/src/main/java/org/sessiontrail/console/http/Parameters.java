package org.sessiontrail.console.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.report.format.TypedTexts;
import org.sessiontrail.store.TrailQuery;

/** Parameters of one request, and every mistake in them. */
public final class Parameters {
  private final TypedTexts texts;

  /** Those of {@code request}, of which there may be {@code names}. */
  public Parameters(HttpServletRequest request, Set<String> names) {
    this.texts = TypedTexts.ofParameters(request.getParameterMap()).only(names, "this");
  }

  public void mistake(String sentence) {
    texts.mistake(sentence);
  }

  /** One sentence each. */
  public List<String> mistakes() {
    return texts.mistakes();
  }

  /** The text of {@code name} without blanks around it; null when there is none. */
  public @Nullable String text(String name) {
    return texts.text(name);
  }

  /** As {@link #text(String)}, of up to {@code most} characters. */
  public @Nullable String text(String name, int most) {
    return texts.text(name, most);
  }

  public String text(String name, String otherwise) {
    String text = text(name);
    return text == null ? otherwise : text;
  }

  public @Nullable LocalDate day(String name) {
    String text = text(name);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      mistake(name + " " + TypedTexts.shown(text) + " is no day; write 2026-01-31");
      return null;
    }
  }

  public @Nullable Long number(String name) {
    String text = text(name);
    if (text == null || text.matches("\\d{1,15}")) {
      return text == null ? null : Long.valueOf(text);
    }
    mistake(name + " " + TypedTexts.shown(text) + " is no number");
    return null;
  }

  /** The period of {@code from} and {@code to}. */
  public TrailQuery period() {
    return texts.period();
  }
}
