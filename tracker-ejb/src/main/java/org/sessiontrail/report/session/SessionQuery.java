package org.sessiontrail.report.session;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.report.Conditions;
import org.sessiontrail.store.TrailQuery;

/**
 * Which sessions are looked for; a null condition lets everything pass.
 *
 * @param period only records of this period count; its other conditions are not looked at
 * @param session trail id, or the keyed hash of a session id as a {@code session-start} tells it
 * @param user user name as the application knows it
 * @param error class of an exception, with or without its package, or a fingerprint
 * @param route route of a request
 * @param code support code as somebody typed it
 */
public record SessionQuery(
    TrailQuery period,
    @Nullable String session,
    @Nullable String user,
    @Nullable String error,
    @Nullable String route,
    @Nullable String code) {

  /** The conditions that were set, texts by parameter name. */
  public Map<String, String> conditions() {
    Map<String, String> out = new TreeMap<>(Conditions.of(period));
    put(out, "session", session);
    put(out, "user", user);
    put(out, "error", error);
    put(out, "route", route);
    put(out, "code", code);
    return out;
  }

  private static void put(Map<String, String> out, String name, @Nullable String value) {
    if (value != null) {
      out.put(name, value);
    }
  }
}
