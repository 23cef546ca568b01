package org.sessiontrail.config;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * One place that values come from. Every name in it is taken as meant for the tracker, so a source
 * that others use too is filtered first: {@link #prefixed}.
 *
 * @param name what an operator calls it, for example {@code init-param of filter "tracker"}
 * @param values text by full key, for example {@code tracker.spool.dir}
 */
public record ConfigSource(String name, Map<String, String> values) {
  static final String PREFIX = "tracker.";
  private static final String VARIABLE_PREFIX = "TRACKER_";

  /** Takes a copy of {@code values}. */
  public ConfigSource {
    values = Map.copyOf(values);
  }

  /** Those of {@code values} whose name starts with {@code tracker.}. */
  public static ConfigSource prefixed(String name, Map<String, String> values) {
    Map<String, String> ours = new TreeMap<>(values);
    ours.keySet().removeIf(key -> !key.startsWith(PREFIX));
    return new ConfigSource(name, ours);
  }

  /** The system properties that start with {@code tracker.}, as they are now. */
  public static ConfigSource system() {
    Map<String, String> ours = new TreeMap<>();
    Properties properties = System.getProperties();
    for (String key : properties.stringPropertyNames()) {
      String value = key.startsWith(PREFIX) ? properties.getProperty(key) : null;
      if (value != null) {
        ours.put(key, value);
      }
    }
    return new ConfigSource("system property", ours);
  }

  /**
   * The variables that start with {@code TRACKER_}, under the name of the key they stand for: dots
   * and dashes are underscores there, {@code TRACKER_SPOOL_CAPACITY_BYTES}. A variable that stands
   * for no key keeps its own name.
   */
  public static ConfigSource environment(Map<String, String> variables) {
    Map<String, String> ours = new TreeMap<>();
    variables.forEach(
        (variable, value) -> {
          if (variable.startsWith(VARIABLE_PREFIX)) {
            ours.put(KeyNames.nameOfVariable(variable), value);
          }
        });
    return new ConfigSource("environment", ours);
  }

  /** Whether {@code key} is the name of an environment variable rather than of a key. */
  static boolean isVariable(String key) {
    return key.startsWith(VARIABLE_PREFIX);
  }
}
