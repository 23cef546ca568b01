package org.sessiontrail.server.beans;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.Trail;
import org.sessiontrail.capture.cdi.Detail;
import org.sessiontrail.capture.cdi.Tracked;

/** An enterprise bean, of which one method is recorded, and which says more by itself. */
@Stateless
public class TrackedOrders {
  @Inject private @Nullable Trail trail;

  /** For the container. */
  public TrackedOrders() {}

  /** Has two records: its own call, and what it says within it. */
  @Tracked("order.place")
  public void place(@Detail("item") String item) {
    if (trail != null) {
      trail.record("order.priced", Map.of("item", item));
    }
  }
}
