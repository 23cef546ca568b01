package org.sessiontrail.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.ConfigMistake.Common;

/** Looks keys up in the sources and collects what is wrong. One use, one thread. */
final class ConfigValues {
  private static final int LONGEST_VALUE = 4096;
  private static final int MOST_ITEMS = 256;

  private final List<ConfigSource> sources;
  private final List<ConfigMistake> mistakes = new ArrayList<>();

  /** A value as somebody wrote it. */
  private record Given(String name, String value, String where) {}

  /** Over {@code sources}, the first of which goes before all others. */
  ConfigValues(List<ConfigSource> sources) {
    this.sources = List.copyOf(sources);
  }

  List<ConfigMistake> mistakes() {
    return mistakes;
  }

  /** Reports every name that no key has, once. */
  void reportUnknown() {
    Set<String> reported = new HashSet<>();
    for (ConfigSource source : sources) {
      for (String name : new TreeSet<>(source.values().keySet())) {
        if (KeyNames.keyOf(name) == null && reported.add(name)) {
          Common kind =
              ConfigSource.isVariable(name) ? Common.UNKNOWN_VARIABLE : Common.UNKNOWN_KEY;
          mistakes.add(
              new ConfigMistake(
                  kind.code(),
                  PrintableValue.clean(name),
                  // a misspelt key may hold a password
                  PrintableValue.MASK,
                  "is not a known key, did you mean " + KeyNames.nearestTo(name) + "?",
                  source.name(),
                  "ignored"));
        }
      }
    }
  }

  /** The value, or {@code fallback} when none is set or it is wrong. */
  String text(ConfigKey key, String fallback) {
    return text(key, fallback, fallback);
  }

  /** The value, {@code fallback} when none is set, {@code whenWrong} when it is wrong. */
  String text(ConfigKey key, String fallback, String whenWrong) {
    Given given = given(key);
    if (given == null) {
      return fallback;
    }
    String value = check(key, given, "using " + PrintableValue.of(key, whenWrong));
    return value == null ? whenWrong : value;
  }

  /** The value, or null when none is set or it is wrong. */
  @Nullable String optional(ConfigKey key) {
    Given given = given(key);
    return given == null ? null : check(key, given, "ignored");
  }

  /** The value of one member of a family, or null when none is set or it is wrong. */
  @Nullable String member(ConfigKey family, String member) {
    for (Given given : allGiven(family)) {
      if (member(family, given).equals(member)) {
        return check(family, given, "ignored");
      }
    }
    return null;
  }

  /** As {@link #member(ConfigKey, String)}, of a form of its own; mistakes are told by its name. */
  @Nullable String member(ConfigKey family, String member, ValueForm form) {
    for (Given given : allGiven(family)) {
      if (member(family, given).equals(member)) {
        String tidy = given.value.strip().toLowerCase(Locale.ROOT);
        String objection =
            isBadText(tidy, false) ? "must be plain text" : form.check().objection(tidy);
        if (objection == null) {
          return tidy;
        }
        mistakes.add(
            new ConfigMistake(
                family.code(),
                PrintableValue.clean(given.name),
                PrintableValue.clean(given.value),
                objection,
                given.where,
                "using the default"));
        return null;
      }
    }
    return null;
  }

  /** Reports every member of a family that is none of {@code known}. */
  void reportOtherMembers(ConfigKey family, Set<String> known) {
    reportOtherMembers(family, known, "one of " + String.join(", ", new TreeSet<>(known)));
  }

  /**
   * Reports every member of a family that is none of {@code known}.
   *
   * @param words what {@code known} are, for people
   */
  void reportOtherMembers(ConfigKey family, Set<String> known, String words) {
    for (Given given : allGiven(family)) {
      if (!known.contains(member(family, given))) {
        mistakes.add(
            new ConfigMistake(
                family.code(),
                PrintableValue.clean(given.name),
                PrintableValue.clean(given.value),
                "is not " + words,
                given.where,
                "ignored"));
      }
    }
  }

  /** The name of a variable does not tell dots from hyphens. */
  private static String member(ConfigKey family, Given given) {
    return given.name.substring(family.keyName().length() - 1).replace('.', '-');
  }

  /** A whole number; the default of the table when none is set or it is wrong. */
  long number(ConfigKey key) {
    return Long.parseLong(text(key, key.defaultText()));
  }

  /** The right ones of a list's items; {@code fallback} when none is set. */
  List<String> list(ConfigKey key, List<String> fallback) {
    Given given = given(key);
    if (given == null) {
      return fallback;
    }
    if (isBadText(given.value, true)) {
      badText(key, given, "using the default");
      return fallback;
    }
    List<String> items = new ArrayList<>();
    for (String item : ValueForm.items(given.value)) {
      String objection =
          items.size() < MOST_ITEMS
              ? key.form().check().objection(item)
              : "must have at most " + MOST_ITEMS + " items";
      if (objection == null) {
        items.add(item);
      } else {
        mistake(key, item, objection, given.where, "dropped");
      }
    }
    return List.copyOf(items);
  }

  /** Adds a mistake in the value of {@code key} that only its use has shown. */
  void mistake(ConfigKey key, String value, String limit, String where, String action) {
    mistakes.add(
        new ConfigMistake(
            key.code(), key.keyName(), PrintableValue.of(key, value), limit, where, action));
  }

  /** The name of the source that sets {@code key}, {@code default} when none does. */
  String where(ConfigKey key) {
    Given given = given(key);
    return given == null ? "default" : given.where;
  }

  private @Nullable Given given(ConfigKey key) {
    List<Given> all = allGiven(key);
    return all.isEmpty() ? null : all.get(0);
  }

  /** Everything that counts, by key, without secrets. */
  List<LoadedConfig.Told> told() {
    List<LoadedConfig.Told> out = new ArrayList<>();
    for (ConfigKey key : ConfigKey.values()) {
      for (Given given : allGiven(key)) {
        String value =
            SensitiveNames.contains(given.name)
                ? PrintableValue.MASK
                : PrintableValue.of(key, given.value);
        out.add(new LoadedConfig.Told(key, given.name, value, given.where));
      }
    }
    return out;
  }

  /** What counts for {@code key}, or for each member of a family. Blank is as if not set. */
  private List<Given> allGiven(ConfigKey key) {
    List<Given> out = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (ConfigSource source : sources) {
      source.values().entrySet().stream()
          .filter(entry -> KeyNames.matches(key, entry.getKey()))
          .filter(entry -> key.form().list() || !entry.getValue().isBlank())
          .filter(entry -> seen.add(entry.getKey()))
          .sorted(Map.Entry.comparingByKey())
          .forEach(e -> out.add(new Given(e.getKey(), e.getValue(), source.name())));
    }
    return out;
  }

  /** The value without white space around it, or null when it is wrong, which is reported. */
  private @Nullable String check(ConfigKey key, Given given, String action) {
    String value = key == ConfigKey.JDBC_PASSWORD ? given.value : given.value.strip();
    if (isBadText(value, false)) {
      badText(key, given, action);
      return null;
    }
    String tidy = key.form().anyCase() ? value.toLowerCase(Locale.ROOT) : value;
    String objection = key.form().check().objection(tidy);
    if (objection != null) {
      mistake(key, value, objection, given.where, action);
      return null;
    }
    return tidy;
  }

  private void badText(ConfigKey key, Given given, String action) {
    mistakes.add(
        new ConfigMistake(
            Common.BAD_TEXT.code(),
            given.name,
            PrintableValue.of(key, given.value),
            "must be at most " + LONGEST_VALUE + " characters, no control characters",
            given.where,
            action));
  }

  private static boolean isBadText(String value, boolean list) {
    return value.length() > LONGEST_VALUE
        || value
            .codePoints()
            .anyMatch(c -> PrintableValue.isBroken(c) && !(list && Character.isWhitespace(c)));
  }
}
