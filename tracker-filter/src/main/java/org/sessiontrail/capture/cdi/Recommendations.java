package org.sessiontrail.capture.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.function.Predicate;
import org.sessiontrail.capture.CurrentExchange;
import org.sessiontrail.capture.Exchange;
import org.sessiontrail.capture.TrailRecorder;
import org.sessiontrail.person.recommend.Recommendation;

/**
 * What the visitor of the calling thread's request might want next, each with its reason. Where
 * nothing may be known of them it is what is popular, and the reason says so.
 *
 * <p>Threads: any. Never throws; outside a request, and when something fails, there is nothing.
 */
@ApplicationScoped
@Named("recommendations")
public class Recommendations {
  /** For the container. */
  public Recommendations() {}

  /**
   * Items without those that are in the cart, were bought or were looked at last.
   *
   * @param limit how many at most
   */
  public List<Recommendation> items(int limit) {
    return items(limit, item -> false);
  }

  /**
   * Items without those that are in the cart, were bought or were looked at last.
   *
   * @param limit how many at most
   * @param excluded what else must not be among them: out of stock, on the page already
   */
  public List<Recommendation> items(int limit, Predicate<String> excluded) {
    Exchange exchange = CurrentExchange.get();
    if (exchange == null) {
      return List.of();
    }
    TrailRecorder recorder = exchange.recorder();
    try {
      long now = recorder.tracker().clock().epochMicros();
      return recorder.consents().personal().recommend(CurrentProfile.now(), excluded, limit, now);
    } catch (RuntimeException | LinkageError e) {
      recorder.failed("recommendations", e);
      return List.of();
    }
  }
}
