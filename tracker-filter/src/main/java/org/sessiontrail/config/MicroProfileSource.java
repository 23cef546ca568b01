package org.sessiontrail.config;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * MicroProfile Config where an application has it. Spoken to by reflection, so that the jar runs
 * where the API is absent.
 */
public final class MicroProfileSource {
  private static final String API = "org.eclipse.microprofile.config.Config";

  private MicroProfileSource() {}

  /**
   * What MicroProfile Config says to the application of {@code loader}, as it is now.
   *
   * @return empty when it is absent or can't be asked
   */
  public static Optional<ConfigSource> find(ClassLoader loader) {
    try {
      Class<?> provider = Class.forName(API + "Provider", true, loader);
      Class<?> api = Class.forName(API, true, loader);
      Object config = provider.getMethod("getConfig", ClassLoader.class).invoke(null, loader);
      Map<String, String> values = new TreeMap<>();
      Method ask = api.getMethod("getOptionalValue", String.class, Class.class);
      for (ConfigKey key : ConfigKey.values()) {
        ask(ask, config, key.keyName(), values);
      }
      for (Object name : (Iterable<?>) api.getMethod("getPropertyNames").invoke(config)) {
        if (name instanceof String text && text.startsWith(ConfigSource.PREFIX)) {
          ask(ask, config, text, values);
        }
      }
      return Optional.of(new ConfigSource("MicroProfile Config", values));
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static void ask(Method ask, Object config, String name, Map<String, String> into) {
    try {
      if (ask.invoke(config, name, String.class) instanceof Optional<?> found) {
        found.ifPresent(value -> into.put(name, value.toString()));
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      // one value that can't be resolved must not hide the others
      into.remove(name);
    }
  }
}
