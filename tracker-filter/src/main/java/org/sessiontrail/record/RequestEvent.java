package org.sessiontrail.record;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One finished HTTP exchange. Its stamp is the number that what happened within it carries as
 * {@code exchange}.
 *
 * @param facts what the request said on arrival
 * @param trailId the trail it belongs to, or null for none
 * @param user the signed-in user, seen at the exit or else at the entry, or null
 * @param route the path with its identifiers taken out, safe to keep for ever
 * @param type what sort of exchange it was
 * @param result how it ended
 */
public record RequestEvent(
    RequestFacts facts,
    @Nullable String trailId,
    @Nullable String user,
    String route,
    RequestType type,
    RequestResult result)
    implements TrailEvent {
  private static final int FIXED_WEIGHT_BYTES = 256;

  @Override
  public Kind kind() {
    return Kind.REQUEST;
  }

  @Override
  public long epochMicros() {
    return facts.epochMicros();
  }

  @Override
  public @Nullable String subject() {
    return user;
  }

  @Override
  public int weightBytes() {
    ErrorTrace trace = result.failure();
    return FIXED_WEIGHT_BYTES + facts.textBytes() + (trace == null ? 0 : trace.weightBytes());
  }

  @Override
  public Map<String, Object> members() {
    Map<String, Object> out = new TreeMap<>();
    out.put("method", facts.method());
    out.put("route", route);
    out.put("type", type.id());
    result.writeTo(out);
    facts.permit().writeTo(out);
    return out;
  }

  @Override
  public Map<String, Map<String, Object>> personal() {
    Map<String, Map<String, Object>> out = new TreeMap<>();
    Map<String, Object> who = new TreeMap<>();
    put(who, "user", user);
    put(who, "ip", facts.address());
    put(who, "peer", facts.peer());
    put(who, "agent", facts.agent());
    if (!who.isEmpty()) {
      out.put("who", who);
    }
    Map<String, Object> what = new TreeMap<>();
    what.put("path", facts.path());
    put(what, "query", facts.query());
    put(what, "referrer", facts.referrer());
    RequestFacts.Origin origin = facts.origin();
    if (origin != null) {
      put(what, "language", origin.language());
      put(what, "campaign", origin.campaign());
      put(what, "click", origin.click());
    }
    out.put("what", what);
    ErrorTrace trace = result.failure();
    if (trace != null && trace.frames() != null) {
      out.put("error", Map.of("trace", trace.frames()));
    }
    return out;
  }

  private static void put(Map<String, Object> into, String name, @Nullable String value) {
    if (value != null) {
      into.put(name, value);
    }
  }
}
