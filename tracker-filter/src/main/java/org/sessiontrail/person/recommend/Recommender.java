package org.sessiontrail.person.recommend;

import java.util.List;

/**
 * Learns which items belong together and says what somebody might want next. An application gives
 * its own to the tracker with {@code tracker.provide(Recommender.class, own)} before the first
 * request.
 *
 * <p>Threads: any, at once. Both methods run on request threads: they must be quick and must not
 * touch disk or network. What they throw is counted and logged, and reaches no application.
 */
public interface Recommender {
  /** Takes in that somebody used an item. Only of visitors who permit personalisation. */
  void learn(Use use);

  /**
   * What somebody might want, best first.
   *
   * @return at most {@link Wish#limit()}, never an item twice, none that {@link Wish} excludes
   */
  List<Recommendation> recommend(Wish wish);
}
