package org.sessiontrail.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sessiontrail.record.TrailClock;

/**
 * One named value of a record.
 *
 * @param name its name; {@link #ANY} stands for names that the application chooses
 * @param type what it holds
 * @param when {@link #ALWAYS}, or the condition under which it is there
 * @param meaning what it says
 */
public record Member(String name, Type type, String when, String meaning) {
  /** The {@code when} of a member that no record of its kind lacks. */
  public static final String ALWAYS = "always";

  /** The name that stands for those the application chooses. */
  public static final String ANY = "*";

  /** What a member holds. */
  public enum Type {
    /** A text. */
    TEXT,
    /** A time in UTC with microseconds, 27 characters. */
    TIME,
    /** A whole number up to 2^53−1. */
    INTEGER,
    /** True or false. */
    FLAG,
    /** A list of texts or numbers. */
    LIST,
    /** Any of these, or an object of such. */
    VALUE;

    /** The name in the catalogue. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether {@code value}, as read from a leaf, is of this type. */
    public boolean holds(Object value) {
      return switch (this) {
        case TEXT -> value instanceof String;
        case TIME -> value instanceof String text && isTime(text);
        case INTEGER -> value instanceof Number;
        case FLAG -> value instanceof Boolean;
        case LIST -> value instanceof List<?>;
        case VALUE -> true;
      };
    }

    private static boolean isTime(String text) {
      try {
        return TrailClock.format(TrailClock.parse(text)).equals(text);
      } catch (java.time.DateTimeException e) {
        return false;
      }
    }
  }

  /** Whether every record of the kind has it. */
  public boolean isAlways() {
    return when.equals(ALWAYS);
  }

  /** It as an object of the canonical form. */
  Map<String, Object> canonical() {
    return Map.of("name", name, "type", type.id(), "when", when, "meaning", meaning);
  }
}
