package org.sessiontrail.report.format;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.store.TrailQuery;

/**
 * Texts that somebody typed, by name, and every mistake in them, one sentence each.
 *
 * <p>Threads: one thread.
 */
public final class TypedTexts {
  private static final int MAX_LENGTH = 1_000;

  private final Map<String, @Nullable String> texts;
  private final List<String> mistakes = new ArrayList<>();

  /** Those in {@code texts}; a missing, null or blank text is none. */
  public TypedTexts(Map<String, @Nullable String> texts) {
    this.texts = new TreeMap<>(texts);
  }

  /** The parameters of an address; one name with several values is a mistake. */
  public static TypedTexts ofParameters(Map<String, String[]> parameters) {
    TypedTexts out = new TypedTexts(Map.of());
    new TreeMap<>(parameters)
        .forEach(
            (name, values) -> {
              out.texts.put(name, values[0]);
              if (values.length > 1) {
                out.mistake(shown(name) + " is given " + values.length + " times");
              }
            });
    return out;
  }

  /** Makes every name but {@code known} a mistake; {@code what} is what it is no parameter of. */
  public TypedTexts only(Set<String> known, String what) {
    texts.keySet().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> mistake(shown(name) + " is no parameter of " + what));
    return this;
  }

  /** Adds one, unless it is known. */
  public void mistake(String sentence) {
    if (!mistakes.contains(sentence)) {
      mistakes.add(sentence);
    }
  }

  /** Those so far. */
  public List<String> mistakes() {
    return List.copyOf(mistakes);
  }

  /** The text of {@code name} without blanks around it; null when there is none, or a mistake. */
  public @Nullable String text(String name) {
    return text(name, MAX_LENGTH);
  }

  /** As {@link #text(String)}, of up to {@code most} characters. */
  public @Nullable String text(String name, int most) {
    String text = texts.get(name);
    if (text == null || text.isBlank()) {
      return null;
    }
    if (text.length() > most) {
      mistake(name + " is longer than " + most + " characters");
      return null;
    }
    return text.strip();
  }

  /** All records of the period from {@code from} to {@code to}, where they are given. */
  public TrailQuery period() {
    Long from = time("from");
    Long to = time("to");
    if (from != null && to != null && from >= to) {
      mistake("from must be before to (to itself is not included)");
    }
    return TrailQuery.all().between(from, to);
  }

  private @Nullable Long time(String name) {
    String text = text(name);
    try {
      return text == null ? null : ReportRequest.micros(text);
    } catch (DateTimeException | ArithmeticException e) {
      mistake(noTime(name + " " + shown(text)));
      return null;
    }
  }

  /** The sentence that {@code what} is no time, and how one is written. */
  public static String noTime(String what) {
    return what
        + " is no time; write 2026-01-31, 2026-01-31T10:00 or 2026-01-31T10:00:00Z (UTC unless an"
        + " offset is given)";
  }

  /** The begin of {@code text} in quotes, without what could break a line or a quote. */
  public static String shown(@Nullable String text) {
    String cut = text == null ? "" : text.substring(0, Math.min(40, text.length()));
    return "\"" + cut.replaceAll("[\\p{Cntrl}\"\\\\]", "?") + "\"";
  }
}
