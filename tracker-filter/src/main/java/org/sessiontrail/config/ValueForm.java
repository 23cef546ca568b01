package org.sessiontrail.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.PersonalField;

/**
 * What the text of a key must look like.
 *
 * @param limits for the reference: {@code 10 to 60000}
 * @param list whether the text is a list, each item of which is checked by itself
 * @param anyCase whether capitals make no difference; the value is then in small letters
 * @param check what is wrong with a value or an item
 */
record ValueForm(String limits, boolean list, boolean anyCase, Check check) {
  private static final String PATHS = "\\*\\.[^*/;?%]+|/[^*;?%]+/\\*|/[^*;?%]*";

  /** Says what is wrong with a text. */
  interface Check {
    /** {@code must be …}, or null when all is well. */
    @Nullable String objection(String value);
  }

  static ValueForm flag() {
    return choice("true", "false");
  }

  static ValueForm choice(String... options) {
    List<String> known = List.of(options);
    String text = String.join(" or ", options);
    return new ValueForm(
        "`" + String.join("`, `", options) + "`",
        false,
        true,
        value -> known.contains(value) ? null : "must be " + text);
  }

  static ValueForm integer(long min, long max) {
    return new ValueForm(
        min + " to " + max, false, false, value -> integerObjection(value, min, max));
  }

  static ValueForm matching(String limits, String pattern) {
    Pattern wanted = Pattern.compile(pattern, Pattern.UNICODE_CHARACTER_CLASS);
    return one(limits, "must be " + limits, value -> wanted.matcher(value).matches());
  }

  static ValueForm file() {
    return one("a file name", "must be a file name", ValueForm::isPath);
  }

  static ValueForm any() {
    return one("any text", "", value -> true);
  }

  static ValueForm cidrList() {
    return new ValueForm(
        "addresses and CIDR blocks, none of them /0", true, false, ValueForm::cidr);
  }

  static ValueForm queryNames() {
    return new ValueForm(
        "names of parameters, none that holds a secret", true, false, ValueForm::query);
  }

  /** Plain names of parameters, none that holds a secret. */
  static ValueForm names() {
    Pattern wanted = Pattern.compile("[A-Za-z0-9_.-]{1,50}");
    return new ValueForm(
        "names of parameters, none that holds a secret",
        true,
        false,
        value -> wanted.matcher(value).matches() ? query(value) : "must be a parameter's name");
  }

  /** Patterns of paths within the application. */
  static ValueForm paths() {
    return listMatching("*.ext, /prefix/* or /exact/path", PATHS);
  }

  /** Paths, each with the age and the kind of the proof it needs. */
  static ValueForm routeDemands() {
    return listMatching(
        "/prefix/*=seconds or /exact/path=seconds:factor",
        "(?:" + PATHS + ")=[1-9]\\d{0,5}(?::[a-z0-9-]{1,20})?");
  }

  /** Networks and users, each until a day or for good. */
  static ValueForm allowed() {
    return new ValueForm(
        "addresses, CIDR blocks and `user:name`, each with `@2027-01-31` or without",
        true,
        false,
        ValueForm::allowed);
  }

  private static @Nullable String allowed(String value) {
    int at = value.lastIndexOf('@');
    String who = at < 0 ? value : value.substring(0, at);
    try {
      if (at >= 0) {
        LocalDate.parse(value.substring(at + 1));
      }
    } catch (DateTimeParseException e) {
      return "must end with a day such as @2027-01-31";
    }
    return who.startsWith("user:") && who.length() > 5 ? null : cidr(who);
  }

  /** Personal fields and what is done with each. */
  static ValueForm fields() {
    return new ValueForm("`field:action`", true, false, ValueForm::field);
  }

  private static @Nullable String field(String value) {
    int colon = value.indexOf(':');
    PersonalField field = colon < 0 ? null : PersonalField.of(value.substring(0, colon));
    if (field == null) {
      return "must be field:action with one of "
          + Arrays.stream(PersonalField.values())
              .map(PersonalField::id)
              .collect(Collectors.joining(" "));
    }
    String action = value.substring(colon + 1);
    if (action.equals(PersonalField.Action.TRUNCATE.id()) && !field.canBeTruncated()) {
      return "can't be truncated: its beginning says as much of a person";
    }
    boolean known =
        Arrays.stream(PersonalField.Action.values()).anyMatch(each -> each.id().equals(action));
    return known ? null : "must be keep, commit, truncate, pseudonymise or drop after the colon";
  }

  static ValueForm listMatching(String limits, String pattern) {
    Pattern wanted = Pattern.compile(pattern);
    String objection = "must be " + limits;
    return new ValueForm(
        limits, true, false, value -> wanted.matcher(value).matches() ? null : objection);
  }

  /** The items of a list: separated by commas or white space. */
  static List<String> items(String value) {
    return Arrays.stream(value.split("[,\\s]+", -1)).filter(item -> !item.isEmpty()).toList();
  }

  private static ValueForm one(String limits, String objection, Predicate<String> accepts) {
    return new ValueForm(limits, false, false, value -> accepts.test(value) ? null : objection);
  }

  private static @Nullable String integerObjection(String value, long min, long max) {
    try {
      long number = Long.parseLong(value);
      if (number < min) {
        return "must be >= " + min;
      }
      return number > max ? "must be <= " + max : null;
    } catch (NumberFormatException e) {
      return "must be a whole number of " + min + " to " + max;
    }
  }

  private static boolean isPath(String value) {
    try {
      return !Path.of(value).toString().isEmpty();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static @Nullable String cidr(String value) {
    CidrBlock block = CidrBlock.parse(value);
    if (block == null) {
      return "must be an address or a CIDR block";
    }
    return block.prefixBits() == 0 ? "must not trust every address" : null;
  }

  private static @Nullable String query(String value) {
    return SensitiveNames.contains(value)
        ? "must not name a secret (" + value.toLowerCase(Locale.ROOT) + ")"
        : null;
  }
}
