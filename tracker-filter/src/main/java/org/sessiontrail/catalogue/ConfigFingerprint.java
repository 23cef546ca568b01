package org.sessiontrail.catalogue;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.record.CanonicalJson;

/** A short name for what a tracker was told: equal for equal configurations, whatever the order. */
public final class ConfigFingerprint {
  private static final int CHARS = 16;
  private static final Set<String> NOT_OURS = Set.of("release"); // of the application
  private static final Pattern CREDENTIALS = Pattern.compile("//[^/@\\s]*@");

  private ConfigFingerprint() {}

  /**
   * The first {@value #CHARS} hexadecimal digits of the SHA-256 over all of {@code config}. The
   * database's password does not count, nor do credentials within addresses, so that nobody can try
   * passwords against the fingerprint; nor does the version of the application.
   */
  public static String of(TrackerConfig config) {
    return EventCatalogue.sha256(text(config)).substring(0, CHARS);
  }

  static String text(TrackerConfig config) {
    return CanonicalJson.text(members(config));
  }

  private static Map<String, Object> members(Record value) {
    Map<String, Object> out = new TreeMap<>();
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      Object part = canonical(read(component, value));
      if (part != null && !NOT_OURS.contains(component.getName())) {
        out.put(component.getName(), part);
      }
    }
    return out;
  }

  private static @Nullable Object canonical(@Nullable Object value) {
    if (value == null || value instanceof Boolean || value instanceof Integer) {
      return value;
    }
    if (value instanceof DatabaseConfig database) {
      return masked(database + " user " + database.user()); // its text leaves the password out
    }
    if (value instanceof Record nested) {
      return members(nested);
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> out = new TreeMap<>();
      map.forEach((name, part) -> out.put(String.valueOf(name), String.valueOf(part)));
      return out;
    }
    if (value instanceof Set<?> set) {
      return set.stream().map(String::valueOf).sorted().toList();
    }
    if (value instanceof Collection<?> list) {
      return list.stream().map(part -> masked(String.valueOf(part))).toList();
    }
    return masked(value.toString());
  }

  private static String masked(String text) {
    return CREDENTIALS.matcher(text).replaceAll("//***@");
  }

  private static @Nullable Object read(RecordComponent component, Record value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a public record can be read", e);
    }
  }
}
