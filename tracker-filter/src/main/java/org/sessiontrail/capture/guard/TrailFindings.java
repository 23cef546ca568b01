package org.sessiontrail.capture.guard;

import org.sessiontrail.config.detect.DetectRule;

/**
 * Is told what rules found of trails by looking at the log, so that it counts before the next
 * request of the session, on whichever node that arrives.
 *
 * <p>Threads: called by agents; must not block. What is told twice counts once.
 */
public interface TrailFindings {
  /**
   * A rule found something.
   *
   * @param trail id of the trail; one that is not here is remembered for a while
   * @param points what it adds to the score
   * @param enforce whether it may be acted on
   * @param epochMicros when what it found happened
   */
  void found(String trail, DetectRule rule, int points, boolean enforce, long epochMicros);

  /**
   * The user of a trail has shown, here or on another node, who they are: what was found before
   * counts no more.
   *
   * @param epochMicros when
   */
  void proved(String trail, long epochMicros);
}
