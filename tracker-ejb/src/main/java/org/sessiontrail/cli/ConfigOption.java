package org.sessiontrail.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.ConfigLoader;
import org.sessiontrail.config.ConfigMistake;
import org.sessiontrail.config.ConfigSource;
import org.sessiontrail.config.ConfigurationException;
import org.sessiontrail.config.LoadedConfig;
import org.sessiontrail.config.TrackerConfig;
import picocli.CommandLine.Option;

/**
 * The configuration that a command goes by: of a file, of system properties, of the environment.
 */
final class ConfigOption {
  private static final int MAX_FILE_BYTES = 1 << 20;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "properties file (UTF-8) with tracker.… keys; others in it are ignored")
  private @Nullable Path file;

  /** The places it comes from, the first of which goes before all others. */
  List<ConfigSource> sources() throws CliException {
    List<ConfigSource> sources = new ArrayList<>();
    if (file != null) {
      sources.add(ConfigSource.prefixed(file.toString(), read(file)));
    }
    sources.add(ConfigSource.system());
    sources.add(ConfigSource.environment(System.getenv()));
    return sources;
  }

  /** What it amounts to; nothing is made or tried. */
  LoadedConfig load(String defaultApp) throws CliException {
    try {
      return ConfigLoader.inspect(sources(), defaultApp);
    } catch (ConfigurationException e) {
      throw new CliException(ExitCode.WRONG_USE, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * As {@link #load}, but for {@code settings}, which go before all others; mistakes are refused.
   */
  TrackerConfig with(Map<String, String> settings, String defaultApp) throws CliException {
    List<ConfigSource> all = new ArrayList<>();
    all.add(new ConfigSource("--set", settings));
    all.addAll(sources());
    LoadedConfig loaded = ConfigLoader.inspect(all, defaultApp);
    for (ConfigMistake mistake : loaded.mistakes()) {
      if (mistake.toString().contains("--set")) {
        throw new CliException(ExitCode.WRONG_USE, mistake.toString());
      }
    }
    return loaded.config();
  }

  /**
   * What it amounts to, for a command that writes: wrong rules of what is kept can't be mended
   * afterwards, so that nothing is done under mistakes.
   */
  TrackerConfig faultless(String defaultApp) throws CliException {
    LoadedConfig loaded = load(defaultApp);
    for (ConfigMistake mistake : loaded.mistakes()) {
      if (!mistake.warning()) {
        throw new CliException(ExitCode.WRONG_USE, mistake.toString());
      }
    }
    return loaded.config();
  }

  /** What is set for {@code key}, or null. */
  @Nullable String text(String key) throws CliException {
    for (ConfigSource source : sources()) {
      String value = source.values().get(key);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private static Map<String, String> read(Path file) throws CliException {
    try {
      if (Files.size(file) > MAX_FILE_BYTES) {
        throw new IOException("longer than " + MAX_FILE_BYTES + " bytes");
      }
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      }
      Map<String, String> out = new TreeMap<>();
      properties.forEach((name, value) -> out.put((String) name, (String) value));
      return out;
    } catch (IOException | IllegalArgumentException e) {
      throw new CliException(
          ExitCode.WRONG_USE,
          "--config " + file + " can't be read: " + DatabaseOptions.reason(e),
          e);
    }
  }
}
