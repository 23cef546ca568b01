package org.sessiontrail.report.session;

import java.util.List;

/**
 * What a query found.
 *
 * @param sessions the newest first
 * @param isCut whether there are more, older ones that were not kept
 */
public record FoundSessions(List<FoundSession> sessions, boolean isCut) {
  /** Takes a copy. */
  public FoundSessions {
    sessions = List.copyOf(sessions);
  }

  /** Those from {@code offset} on, {@code limit} at most. */
  public List<FoundSession> page(int offset, int limit) {
    int from = Math.min(offset, sessions.size());
    return sessions.subList(from, Math.min(from + limit, sessions.size()));
  }
}
