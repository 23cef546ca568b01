package org.sessiontrail.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigBuilder;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MicroProfileSourceTest {
  private final ClassLoader loader = getClass().getClassLoader();

  @AfterEach
  void forget() {
    ConfigProviderResolver.setInstance(null);
  }

  @Test
  void find_withoutTheApi_isEmpty() {
    assertThat(MicroProfileSource.find(ClassLoader.getPlatformClassLoader())).isEmpty();
  }

  @Test
  void find_withTheApiButNothingBehindIt_isEmpty() {
    assertThat(MicroProfileSource.find(loader)).isEmpty();
  }

  @Test
  void find_takesWhatItSays() {
    ConfigProviderResolver.setInstance(
        resolver(
            Map.of(
                "tracker.app", "a",
                "tracker.retention.days", "5",
                "tracker.appp", "x",
                "other", "y",
                "tracker.node", "${missing}")));

    Optional<ConfigSource> found = MicroProfileSource.find(loader);

    assertThat(found)
        .contains(
            new ConfigSource(
                "MicroProfile Config",
                Map.of("tracker.app", "a", "tracker.retention.days", "5", "tracker.appp", "x")));
  }

  private static ConfigProviderResolver resolver(Map<String, String> values) {
    Config config =
        (Config)
            Proxy.newProxyInstance(
                Config.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (self, method, arguments) -> answer(method.getName(), arguments, values));
    return new ConfigProviderResolver() {
      @Override
      public Config getConfig() {
        return config;
      }

      @Override
      public Config getConfig(ClassLoader loader) {
        return config;
      }

      @Override
      public ConfigBuilder getBuilder() {
        throw new UnsupportedOperationException();
      }

      @Override
      public void registerConfig(Config other, ClassLoader loader) {}

      @Override
      public void releaseConfig(Config other) {}
    };
  }

  private static Object answer(String method, Object[] arguments, Map<String, String> values) {
    if (method.equals("getPropertyNames")) {
      return values.keySet();
    }
    String value = values.get(arguments[0]);
    if (value != null && value.startsWith("${")) {
      throw new NoSuchElementException(value);
    }
    return Optional.ofNullable(value);
  }
}
