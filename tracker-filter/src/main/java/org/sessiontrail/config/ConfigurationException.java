package org.sessiontrail.config;

import java.util.List;
import java.util.stream.Collectors;

/** A strict start was asked for and the configuration has mistakes. */
public final class ConfigurationException extends RuntimeException {
  private final transient List<ConfigMistake> mistakes;

  ConfigurationException(List<ConfigMistake> mistakes) {
    super(
        mistakes.stream()
            .map(ConfigMistake::toString)
            .collect(
                Collectors.joining(
                    "\n  ",
                    "tracker.strict=true and the configuration has "
                        + mistakes.size()
                        + " mistake(s):\n  ",
                    "")));
    this.mistakes = List.copyOf(mistakes);
  }

  /** Every mistake, in the order of the message. */
  public List<ConfigMistake> mistakes() {
    return mistakes;
  }
}
