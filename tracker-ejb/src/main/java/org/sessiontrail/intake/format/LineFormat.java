package org.sessiontrail.intake.format;

import org.jspecify.annotations.Nullable;

/**
 * One way in which programs write logs.
 *
 * <p>Threads: one; a format may remember headers.
 */
public interface LineFormat {
  /** What an operator calls it, as the option takes it. */
  String name();

  /**
   * What {@code line} says.
   *
   * @param line without its line end, any text
   * @return null for a line that is about no event: a header, a comment, nothing at all
   * @throws BadLineException when it can't be told
   */
  @Nullable LogLine parse(String line) throws BadLineException;
}
