package org.sessiontrail.store;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;

/**
 * Which records to read; a null or empty condition lets everything pass.
 *
 * @param fromMicros earliest beginning, microseconds since 1970, inclusive
 * @param toMicros latest beginning, exclusive
 * @param session trail id
 * @param user user name as the application knows it
 * @param action name of a business action; other kinds do not match it
 * @param kinds kinds to read
 */
public record TrailQuery(
    @Nullable Long fromMicros,
    @Nullable Long toMicros,
    @Nullable String session,
    @Nullable String user,
    @Nullable String action,
    Set<Kind> kinds) {

  /** A query that matches everything. */
  public static TrailQuery all() {
    return new TrailQuery(null, null, null, null, null, Set.of());
  }

  /** This query within a period; null leaves an end open. */
  public TrailQuery between(@Nullable Long from, @Nullable Long to) {
    return new TrailQuery(from, to, session, user, action, kinds);
  }

  /** This query for one trail. */
  public TrailQuery ofSession(@Nullable String trailId) {
    return new TrailQuery(fromMicros, toMicros, trailId, user, action, kinds);
  }

  /** This query for one user. */
  public TrailQuery ofUser(@Nullable String name) {
    return new TrailQuery(fromMicros, toMicros, session, name, action, kinds);
  }

  /** This query for one business action. */
  public TrailQuery ofAction(@Nullable String name) {
    return new TrailQuery(fromMicros, toMicros, session, user, name, kinds);
  }

  /** This query for some kinds. */
  public TrailQuery ofKinds(Set<Kind> some) {
    return new TrailQuery(fromMicros, toMicros, session, user, action, some);
  }
}
