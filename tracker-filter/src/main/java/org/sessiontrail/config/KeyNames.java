package org.sessiontrail.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds keys by the names that people write in files and in the environment, and what they may have
 * meant by a name that is not known.
 */
public final class KeyNames {
  private static final String WILDCARD = ".*";
  private static final int LONGEST = 100;

  private KeyNames() {}

  /** The key that {@code name} belongs to, or null. */
  static @Nullable ConfigKey keyOf(String name) {
    for (ConfigKey key : ConfigKey.values()) {
      if (matches(key, name)) {
        return key;
      }
    }
    return null;
  }

  /** The name of the key that an environment variable stands for, or the variable's own. */
  static String nameOfVariable(String variable) {
    for (ConfigKey key : ConfigKey.values()) {
      String start = variable(key.keyName().replace(WILDCARD, "."));
      if (isFamily(key) ? variable.startsWith(start) : variable.equals(start)) {
        return isFamily(key)
            ? key.keyName().replace("*", "") + dotted(variable.substring(start.length()))
            : key.keyName();
      }
    }
    return variable;
  }

  /** The known name with the fewest edits to {@code name}. */
  static String nearestTo(String name) {
    String wanted = ConfigSource.isVariable(name) ? dotted(name) : name;
    return nearest(wanted, Arrays.stream(ConfigKey.values()).map(ConfigKey::keyName).toList());
  }

  /**
   * The one of {@code known} with the fewest edits to {@code typed}, whatever their case; the first
   * of several.
   *
   * @param known at least one name
   */
  public static String nearest(String typed, Collection<String> known) {
    String wanted = typed.toLowerCase(Locale.ROOT);
    return known.stream()
        .min(Comparator.comparingInt(name -> edits(wanted, name.toLowerCase(Locale.ROOT))))
        .orElseThrow();
  }

  private static String variable(String keyName) {
    return keyName.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  private static String dotted(String variable) {
    return variable.toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /** Single-character edits (Levenshtein) between the first hundred characters of both. */
  private static int edits(String first, String second) {
    String a = first.substring(0, Math.min(first.length(), LONGEST));
    String b = second.substring(0, Math.min(second.length(), LONGEST));
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int swap = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(swap, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }

  /** Whether {@code name} is that of {@code key}, or of a member when it is a family. */
  static boolean matches(ConfigKey key, String name) {
    if (!isFamily(key)) {
      return key.keyName().equals(name);
    }
    String start = key.keyName().substring(0, key.keyName().length() - 1);
    return name.startsWith(start) && name.length() > start.length();
  }

  private static boolean isFamily(ConfigKey key) {
    return key.keyName().endsWith(WILDCARD);
  }
}
