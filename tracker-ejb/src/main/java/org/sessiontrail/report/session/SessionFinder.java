package org.sessiontrail.report.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;
import org.sessiontrail.store.TrailRecord;
import org.sessiontrail.support.SupportCode;

/**
 * Finds sessions by what whoever asks for help can say.
 *
 * <p>By user, trail and code it looks records up by an index; by error, route and the hash of a
 * session it reads the records of the period that can match.
 *
 * <p>Threads: any. Memory: {@value #MOST_SESSIONS} short lines at most.
 */
public final class SessionFinder {
  /** How many sessions are kept while looking; older ones make room for newer ones. */
  public static final int MOST_SESSIONS = 5_000;

  /** Clocks of browsers do not count here; those of servers may differ this much. */
  private static final long AHEAD_MILLIS = 60_000;

  private final TrailReader reader;
  private final TimelineReader timelines;
  private final @Nullable SupportCode codes;

  /**
   * Finds in the log of {@code app}.
   *
   * @param codes the codes of the application; null when its key is not at hand
   */
  public SessionFinder(TrailReader reader, String app, @Nullable SupportCode codes) {
    this.reader = reader;
    this.timelines = new TimelineReader(reader, app);
    this.codes = codes;
  }

  /** Sessions that meet {@code query}; the code is not looked at. */
  public FoundSessions find(SessionQuery query) throws StoreException {
    Map<String, FoundSession> found = new LinkedHashMap<>();
    boolean[] cut = new boolean[1];
    TrailQuery asked = asked(query);
    timelines.scan(
        asked,
        record -> {
          String trail = record.stored().text("sid");
          if (trail != null && matches(query, record.stored())) {
            TimelineEntry entry = Entries.of(record);
            FoundSession before = found.remove(trail);
            found.put(trail, before == null ? FoundSession.of(trail, entry) : before.and(entry));
            cut[0] |= trim(found);
          }
        });
    List<FoundSession> out = new ArrayList<>(found.values());
    Collections.reverse(out);
    out.sort(Comparator.comparingLong(FoundSession::lastMicros).reversed());
    return new FoundSessions(out, cut[0]);
  }

  /**
   * The request that a support code is of.
   *
   * @param nowMicros microseconds since 1970
   * @throws NoSuchSessionException when it is none, or its request is not in the log
   */
  public TrailRecord request(String code, long nowMicros)
      throws StoreException, NoSuchSessionException {
    SupportCode key = codes;
    if (key == null) {
      throw new NoSuchSessionException(
          "TRK-0714 support codes are read with the application's key: name it with --key-file");
    }
    List<Long> moments;
    try {
      moments = key.moments(code, 0, nowMicros / 1_000 + AHEAD_MILLIS);
    } catch (IllegalArgumentException e) {
      throw new NoSuchSessionException("TRK-0712 " + e.getMessage());
    }
    for (long millis : moments) {
      TrailRecord found = within(key, code, millis);
      if (found != null) {
        return found;
      }
    }
    throw new NoSuchSessionException(
        "TRK-0713 no request in the log has the support code "
            + TimelineReader.quoted(code)
            + ": it is of another application, it was removed, or it happened just now and is not"
            + " stored yet");
  }

  private @Nullable TrailRecord within(SupportCode key, String code, long millis)
      throws StoreException {
    TrailRecord[] found = new TrailRecord[1];
    TrailQuery query =
        TrailQuery.all()
            .between(millis * 1_000, millis * 1_000 + 1_000)
            .ofKinds(Set.of(Kind.REQUEST));
    timelines.scan(
        query,
        record -> {
          if (key.names(code, record.stored().epochMicros())) {
            found[0] = record;
            throw new Enough();
          }
        });
    return found[0];
  }

  private TrailQuery asked(SessionQuery query) throws StoreException {
    TrailQuery asked = query.period().ofUser(query.user());
    if (query.error() != null) {
      return asked.ofKinds(Set.of(Kind.REQUEST, Kind.ACTION));
    }
    if (query.route() != null) {
      return asked.ofKinds(Set.of(Kind.REQUEST));
    }
    if (query.session() == null) {
      return asked;
    }
    TrailQuery named = asked.ofSession(query.session());
    return reader.count(named) > 0
        ? named
        : asked.ofKinds(Set.of(Kind.SESSION_START, Kind.SESSION_ID_CHANGE));
  }

  private static boolean matches(SessionQuery query, StoredRecord record) {
    return (query.error() == null || failedBy(query.error(), record))
        && (query.route() == null || query.route().equals(record.text("route")))
        && (query.session() == null || isOf(query.session(), record));
  }

  private static boolean failedBy(String asked, StoredRecord record) {
    String error = record.text("error");
    return error != null
        && (error.equals(asked)
            || asked.equals(record.text("fingerprint"))
            || error.endsWith("." + asked)
            || error.endsWith("$" + asked));
  }

  private static boolean isOf(String session, StoredRecord record) {
    return session.equals(record.text("sid"))
        || (record.personal().get("session") instanceof Map<?, ?> hashed
            && Objects.equals(session, hashed.get("hash")));
  }

  private static boolean trim(Map<String, FoundSession> found) {
    if (found.size() <= MOST_SESSIONS) {
      return false;
    }
    found.remove(found.keySet().iterator().next());
    return true;
  }
}
