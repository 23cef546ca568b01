package org.sessiontrail.console.html;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * Words, numbers and times in one language and one time zone.
 *
 * <p>Threads: immutable, safe for any number of threads.
 */
public final class Texts {
  /** The languages there are; the first one is for everybody else. */
  public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

  private static final String BUNDLE = "org.sessiontrail.console.texts";
  private static final long MILLIS_PER_MINUTE = 60_000;

  private final ResourceBundle words;
  private final Locale locale;
  private final ZoneId zone;

  /** Texts in the one of {@link #LANGUAGES} that is {@code wanted}, else in the first. */
  public Texts(Locale wanted, ZoneId zone) {
    this.locale =
        LANGUAGES.stream()
            .filter(each -> each.getLanguage().equals(wanted.getLanguage()))
            .findFirst()
            .orElse(LANGUAGES.get(0));
    this.zone = zone;
    this.words =
        ResourceBundle.getBundle(
            BUNDLE,
            locale.equals(Locale.ENGLISH) ? Locale.ROOT : locale,
            Texts.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The language. */
  public Locale locale() {
    return locale;
  }

  /** Where days begin and times are told. */
  public ZoneId zone() {
    return zone;
  }

  /**
   * The text of {@code key}.
   *
   * @param values what stands at {0}, {1} and so on
   */
  public String of(String key, Object... values) {
    String text = words.getString(key);
    return values.length == 0 ? text : new MessageFormat(text, locale).format(values);
  }

  /** The text of {@code key}, or {@code otherwise} where the language has none. */
  public String or(String key, String otherwise) {
    try {
      return words.getString(key);
    } catch (MissingResourceException e) {
      return otherwise;
    }
  }

  /** All keys. */
  public List<String> keys() {
    return Collections.list(words.getKeys()).stream().sorted().toList();
  }

  /** A whole number. */
  public String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /** A number with up to {@code digits} digits behind the point. */
  public String number(double number, int digits) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(digits);
    return format.format(number);
  }

  /** A share of 0 to 1, in percent. */
  public String share(double share) {
    NumberFormat format = NumberFormat.getPercentInstance(locale);
    format.setMaximumFractionDigits(1);
    return format.format(share);
  }

  /** A time span, in the unit that suits it. */
  public String millis(double millis) {
    if (millis < 1_000) {
      return number(millis, 0) + " ms";
    }
    if (millis < MILLIS_PER_MINUTE) {
      return number(millis / 1_000, 1) + " s";
    }
    long minutes = Math.round(millis / MILLIS_PER_MINUTE);
    return minutes < 180
        ? minutes + " min"
        : minutes < 2_880 ? number(minutes / 60.0, 1) + " h" : number(minutes / 1_440.0, 1) + " d";
  }

  /** A moment to the second, in the time zone. */
  public String moment(long epochMicros) {
    return at("yyyy-MM-dd HH:mm:ss", epochMicros);
  }

  /** A moment to the minute. */
  public String minute(long epochMicros) {
    return at("yyyy-MM-dd HH:mm", epochMicros);
  }

  /** The time of a day, to the millisecond. */
  public String clock(long epochMicros) {
    return at("HH:mm:ss.SSS", epochMicros);
  }

  /** A day. */
  public String day(long epochMicros) {
    return at("yyyy-MM-dd", epochMicros);
  }

  private String at(String pattern, long epochMicros) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .format(Instant.EPOCH.plus(epochMicros, ChronoUnit.MICROS).atZone(zone));
  }
}
