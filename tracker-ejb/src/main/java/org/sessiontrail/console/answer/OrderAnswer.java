package org.sessiontrail.console.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.respond.RespondConfig;
import org.sessiontrail.console.http.Parameters;
import org.sessiontrail.console.http.Problem;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.respond.order.Order;
import org.sessiontrail.runtime.Tracker;

/**
 * Takes orders: that sessions end, that a user is locked out.
 *
 * <pre>
 * POST order=end-session&amp;session=TRAIL
 * POST order=end-user&amp;user=NAME
 * POST order=lock&amp;user=NAME&amp;minutes=N
 * POST order=unlock&amp;user=NAME
 * </pre>
 *
 * It is a record that every node obeys, this one as well. Nothing is told of the session or the
 * user, not even whether there is one: who gives orders may not be who reads trails.
 */
public final class OrderAnswer {
  private final Tracker tracker;

  /** Answers for sessions of {@code tracker}. */
  public OrderAnswer(Tracker tracker) {
    this.tracker = tracker;
  }

  /** Answers 201 once it is recorded. */
  public void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Parameters parameters = new Parameters(request, Set.of("order", "session", "user", "minutes"));
    Order order = order(parameters);
    if (order == null || !parameters.mistakes().isEmpty()) {
      Problem.badRequest(parameters.mistakes()).writeTo(response);
      return;
    }
    long now = tracker.clock().epochMicros();
    if (!tracker.spool().offer(order.fact(now, "http", request.getRemoteUser()), null)) {
      Problem.unavailable("The order could not be recorded: the tracker's queue is full or closed.")
          .writeTo(response);
      return;
    }
    Map<String, Object> out = new TreeMap<>();
    out.put("order", order.type().id());
    Long until = order.untilMicros();
    if (until != null) {
      out.put("until", TrailClock.format(until));
    }
    response.setStatus(HttpServletResponse.SC_CREATED);
    Problem.write(response, "application/json", out);
  }

  private @Nullable Order order(Parameters parameters) {
    String type = parameters.text("order", "");
    try {
      return switch (type) {
        case "end-session" ->
            new Order(Order.Type.END_SESSION, text(parameters, "session"), null, null);
        case "end-user" -> new Order(Order.Type.END_USER, null, text(parameters, "user"), null);
        case "lock" -> lock(parameters);
        case "unlock" -> new Order(Order.Type.UNLOCK, null, text(parameters, "user"), null);
        default -> {
          parameters.mistake("order is one of end-session, end-user, lock, unlock");
          yield null;
        }
      };
    } catch (IllegalArgumentException e) {
      parameters.mistake(String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static @Nullable String text(Parameters parameters, String name) {
    return parameters.text(name, Order.LONGEST);
  }

  private @Nullable Order lock(Parameters parameters) {
    RespondConfig config = tracker.config().respond();
    String user = text(parameters, "user");
    Long minutes = parameters.number("minutes");
    if (config.lockMinutes() == 0) {
      parameters.mistake("TRK-0729 nobody is locked out: tracker.lock.max-minutes is 0");
    } else if (minutes == null || minutes < 1 || minutes > config.lockMinutes()) {
      parameters.mistake("minutes is 1 to " + config.lockMinutes());
    } else if (config.lockExempt().contains(String.valueOf(user))) {
      parameters.mistake("TRK-0729 tracker.lock.exempt keeps that user from being locked out");
    } else {
      long until = tracker.clock().epochMicros() + TimeUnit.MINUTES.toMicros(minutes);
      return new Order(Order.Type.LOCK, null, user, until);
    }
    return null;
  }
}
