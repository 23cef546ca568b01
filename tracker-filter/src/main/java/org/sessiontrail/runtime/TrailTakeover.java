package org.sessiontrail.runtime;

/**
 * Is told when another node takes up a trail, so that this one lets go of it.
 *
 * <p>Threads: called by agents; must not block.
 */
@FunctionalInterface
public interface TrailTakeover {
  /**
   * Another node has taken up {@code trail}.
   *
   * @param epochMicros when, by that node's clock
   */
  void taken(String trail, long epochMicros);
}
