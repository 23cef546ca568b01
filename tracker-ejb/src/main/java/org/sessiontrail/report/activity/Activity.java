package org.sessiontrail.report.activity;

import java.util.List;
import java.util.Map;

/**
 * What somebody did of late.
 *
 * @param fromMicros since when, microseconds since 1970
 * @param toMicros until when
 * @param sessions the newest first
 * @param pagesByHour pages by hour of the day (UTC), 24 numbers
 * @param uses what they used, by name of the action or route of the page, the most used first
 * @param weeks this week beside the one before
 * @param events what concerns the safety of their account, the newest first
 * @param isCut whether there was more than is read at once; the newest of it is missing then
 */
public record Activity(
    long fromMicros,
    long toMicros,
    List<OwnSession> sessions,
    List<Long> pagesByHour,
    Map<String, Use> uses,
    Weeks weeks,
    List<SafetyEvent> events,
    boolean isCut) {

  /**
   * How something was used.
   *
   * @param times how often
   * @param millis how long until the next thing they did in the session, together; at most five
   *     minutes each
   */
  public record Use(long times, long millis) {}

  /**
   * Pages in the last seven days, and in the seven before.
   *
   * @param pages of the last seven days
   * @param before of the seven before
   */
  public record Weeks(long pages, long before) {}

  /**
   * Something that concerns the safety of an account.
   *
   * @param atMicros when
   * @param title what: the title of a rule of detection
   * @param severity how bad: {@code low}, {@code medium}, {@code high} …
   */
  public record SafetyEvent(long atMicros, String title, String severity) {}
}
