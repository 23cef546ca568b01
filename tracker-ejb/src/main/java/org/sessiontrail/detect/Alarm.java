package org.sessiontrail.detect;

import java.util.List;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.config.detect.Severity;

/**
 * What a rule has noticed.
 *
 * @param rule which
 * @param severity how bad it is if it is true
 * @param at the signal at which it was noticed
 * @param why what was noticed, in numbers; names nobody and no place
 * @param evidence places of the records that show it, oldest first
 */
public record Alarm(
    DetectRule rule, Severity severity, Signal at, String why, List<Long> evidence) {
  /** Takes a copy of the places. */
  public Alarm {
    evidence = List.copyOf(evidence);
  }
}
