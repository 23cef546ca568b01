package org.sessiontrail.capture.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.ActionFacts;
import org.sessiontrail.capture.Exchange;
import org.sessiontrail.capture.LiveTrail;
import org.sessiontrail.capture.SessionSight;
import org.sessiontrail.capture.TrailRecorder;
import org.sessiontrail.record.Outcome;

/**
 * Tells what is unusual about the session id that a request brought: that no session has it, or
 * that it came in the address. The id itself is kept nowhere, its keyed hash is recorded.
 *
 * <p>Threads: any. Memory: which of the latest {@value #MOST} of these were told of, so that a
 * client that goes on with an old id is told of once.
 */
final class RequestedSessions {
  /** Name of the action that tells of an id that no session has. */
  static final String UNKNOWN = "session.unknown";

  /** Name of the action that tells of an id that came in an address. */
  static final String IN_ADDRESS = "session.id-in-url";

  static final int MOST = 10_000;

  private final TrailRecorder recorder;
  private final Map<String, Boolean> told =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > MOST;
            }
          });

  RequestedSessions(TrailRecorder recorder) {
    this.recorder = recorder;
  }

  /**
   * Looks at the id that a request brought. Never throws.
   *
   * @param session the session it came with, or null
   */
  void arrived(HttpServletRequest request, Exchange exchange, @Nullable SessionSight session) {
    try {
      look(request, exchange, session);
    } catch (RuntimeException | LinkageError e) {
      recorder.failed("requested session", e);
    }
  }

  /**
   * Notes that a client still has the id of a session that ended, or was given another id, while
   * its request ran: that it comes again from there is what browsers do.
   *
   * @param session the session after the request, or null
   */
  void left(Exchange exchange, @Nullable SessionSight session) {
    LiveTrail entry = exchange.trail();
    String before = entry == null ? null : entry.session().id();
    if (before != null && (session == null || !session.id().equals(before))) {
      told.put(UNKNOWN + key(exchange, hash(before)), Boolean.TRUE);
    }
  }

  private String hash(String id) {
    return recorder.tracker().hash().ofSession(id);
  }

  private static String key(Exchange exchange, String hash) {
    return hash + exchange.facts().address();
  }

  private void look(HttpServletRequest request, Exchange exchange, @Nullable SessionSight session) {
    if (session != null && !session.fresh()) {
      if (request.isRequestedSessionIdFromURL()) {
        LiveTrail trail = exchange.trail();
        tell(exchange, IN_ADDRESS, trail == null ? session.id() : trail.id(), null);
      }
      return;
    }
    String asked = request.getRequestedSessionId();
    if (asked != null && !request.isRequestedSessionIdValid()) {
      String hash = hash(asked);
      tell(exchange, UNKNOWN, key(exchange, hash), hash);
    }
  }

  private void tell(Exchange exchange, String name, String key, @Nullable String hash) {
    if (told.putIfAbsent(name + key, Boolean.TRUE) == null) {
      recorder.record(
          exchange,
          exchange.trail(),
          new ActionFacts(
              recorder.stamp(),
              name,
              Outcome.REFUSED,
              0,
              null,
              hash == null ? Map.of() : Map.of("session", hash),
              null),
          false);
    }
  }
}
