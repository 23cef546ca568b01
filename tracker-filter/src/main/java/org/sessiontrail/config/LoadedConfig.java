package org.sessiontrail.config;

import java.util.List;

/**
 * A configuration and everything that was wrong with what it was made from.
 *
 * @param config complete and usable, whatever the mistakes
 * @param mistakes in the order they were found; empty when all is well
 * @param told what was told, by key; what was told in a second place and does not count is left out
 */
public record LoadedConfig(TrackerConfig config, List<ConfigMistake> mistakes, List<Told> told) {
  /**
   * One setting as somebody wrote it, for people who want to know what counts.
   *
   * @param key whose setting it is
   * @param name as it was written; a member of a family has a name of its own
   * @param value without what may be a secret, cut to 200 characters
   * @param source where it was written
   */
  public record Told(ConfigKey key, String name, String value, String source) {}

  /** Takes copies. */
  public LoadedConfig {
    mistakes = List.copyOf(mistakes);
    told = List.copyOf(told);
  }
}
