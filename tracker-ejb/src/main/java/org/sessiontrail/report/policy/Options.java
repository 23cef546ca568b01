package org.sessiontrail.report.policy;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sessiontrail.record.Kind;
import org.sessiontrail.report.VisibleText;
import org.sessiontrail.report.policy.rule.Names;

/**
 * The options of one rule, read by type. A mistake is told and a harmless value given, so that all
 * of them are found. One thread.
 */
final class Options {
  private static final Pattern SPAN = Pattern.compile("([1-9]\\d{0,5})(m|h|d)");
  private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)|24:00");
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._-]{1,200}\\*?");
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  private final Map<String, String> texts;
  private final Set<String> asked = new TreeSet<>();
  private final Set<String> missing = new TreeSet<>();
  private final Consumer<String> mistakes;

  Options(Map<String, String> texts, Consumer<String> mistakes) {
    this.texts = new TreeMap<>(texts);
    this.mistakes = mistakes;
  }

  /** Tells of every option that nobody asked for. */
  void finish() {
    texts.keySet().stream()
        .filter(name -> !asked.contains(name))
        .forEach(
            name ->
                mistakes.accept(
                    "option " + shown(name) + " is unknown; known: " + String.join(", ", asked)));
  }

  boolean has(String name) {
    asked.add(name);
    return texts.containsKey(name);
  }

  /** Microseconds of a span such as {@code 30m}, {@code 12h}, {@code 7d}. */
  long span(String name) {
    String text = required(name);
    Matcher matcher = SPAN.matcher(text);
    if (!matcher.matches()) {
      wrong(name, text, "is no span; write 30m, 12h or 7d");
      return 1;
    }
    TimeUnit unit =
        switch (matcher.group(2)) {
          case "m" -> TimeUnit.MINUTES;
          case "h" -> TimeUnit.HOURS;
          default -> TimeUnit.DAYS;
        };
    return unit.toMicros(Long.parseLong(matcher.group(1)));
  }

  long count(String name) {
    String text = required(name);
    if (!text.matches("\\d{1,9}")) {
      wrong(name, text, "is no whole number from 0 to 999999999");
      return 0;
    }
    return Long.parseLong(text);
  }

  /** Minutes since midnight, 0 to 1440. */
  int minutes(String name) {
    String text = required(name);
    Matcher matcher = TIME.matcher(text);
    if (!matcher.matches()) {
      wrong(name, text, "is no time of day; write 07:30, or 24:00 for its end");
      return 0;
    }
    return Integer.parseInt(text.substring(0, 2)) * 60 + Integer.parseInt(text.substring(3));
  }

  ZoneId zone(String name) {
    String text = required(name);
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      wrong(name, text, "is no time zone; write Europe/Paris or UTC");
      return ZoneId.of("UTC");
    }
  }

  /** Days such as {@code mon-fri,sun}. */
  Set<DayOfWeek> days(String name) {
    String text = required(name);
    Set<DayOfWeek> out = EnumSet.noneOf(DayOfWeek.class);
    for (String part : text.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] ends = part.split("-", -1);
      int first = DAYS.indexOf(ends[0]);
      int last = DAYS.indexOf(ends[ends.length - 1]);
      if (first < 0 || last < first || ends.length > 2) {
        wrong(name, text, "are no days; write mon-fri or sat,sun");
        return EnumSet.allOf(DayOfWeek.class);
      }
      for (int day = first; day <= last; day++) {
        out.add(DayOfWeek.of(day + 1));
      }
    }
    return out;
  }

  /** Kinds of records, at least one. */
  Set<Kind> kinds(String name) {
    Set<Kind> out = EnumSet.noneOf(Kind.class);
    for (String id : required(name).split(",", -1)) {
      Arrays.stream(Kind.values())
          .filter(kind -> kind.id().equals(id))
          .findFirst()
          .ifPresentOrElse(out::add, () -> wrong(name, id, "is no kind of record"));
    }
    return out;
  }

  /** Names of actions, at least one. */
  Names names(String name) {
    List<String> patterns = List.of(required(name).split(",", -1));
    for (String pattern : patterns) {
      if (!NAME.matcher(pattern).matches()) {
        wrong(name, pattern, "is no name of an action; write order.place or order.*");
      }
    }
    return new Names(patterns);
  }

  /** A text of letters, digits, dots and hyphens. */
  String word(String name) {
    String text = required(name);
    if (!NAME.matcher(text).matches() || text.endsWith("*")) {
      wrong(name, text, "is no name");
    }
    return text;
  }

  /** One of {@code known}. */
  String choice(String name, List<String> known) {
    String text = required(name);
    if (!known.contains(text)) {
      wrong(name, text, "is not one of " + String.join(", ", known));
      return known.get(0);
    }
    return text;
  }

  void mistake(String sentence) {
    mistakes.accept(sentence);
  }

  private String required(String name) {
    asked.add(name);
    String text = texts.get(name);
    if (text == null) {
      mistakes.accept("option " + name + " is missing");
      missing.add(name);
      return "";
    }
    return text;
  }

  private void wrong(String name, String text, String why) {
    if (!missing.contains(name)) {
      mistakes.accept(name + "=" + shown(text) + " " + why);
    }
  }

  /** At most 40 characters of {@code text}, nothing that a terminal obeys. */
  static String shown(String text) {
    String cut = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    return "\"" + VisibleText.of(cut) + "\"";
  }
}
