package org.sessiontrail.config;

import java.util.List;

/**
 * A configuration and everything that was wrong with what it was made from.
 *
 * @param config complete and usable, whatever the mistakes
 * @param mistakes in the order they were found; empty when all is well
 */
public record LoadedConfig(TrackerConfig config, List<ConfigMistake> mistakes) {
  /** Takes a copy of {@code mistakes}. */
  public LoadedConfig {
    mistakes = List.copyOf(mistakes);
  }
}
