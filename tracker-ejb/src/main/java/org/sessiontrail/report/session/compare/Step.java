package org.sessiontrail.report.session.compare;

import java.util.List;
import java.util.Objects;
import org.sessiontrail.record.Kind;
import org.sessiontrail.report.session.Timeline;
import org.sessiontrail.report.session.TimelineEntry;

/**
 * Something done in a session, as it is compared: identifiers do not count.
 *
 * @param name what it was: method and route, or the name of an action
 * @param entry the line of the timeline
 */
public record Step(String name, TimelineEntry entry) {
  /** How many steps of a session are compared at most. */
  public static final int MOST_STEPS = 1_000;

  /** Requests and actions of {@code timeline}, the first {@value #MOST_STEPS}. */
  static List<Step> of(Timeline timeline) {
    return timeline.entries().stream()
        .filter(entry -> entry.kind().equals(Kind.REQUEST.id()) || isAction(entry))
        .limit(MOST_STEPS)
        .map(entry -> new Step(name(entry), entry))
        .toList();
  }

  private static boolean isAction(TimelineEntry entry) {
    return entry.kind().equals(Kind.ACTION.id())
        && !"intent".equals(entry.scene().more().get("phase"));
  }

  private static String name(TimelineEntry entry) {
    if (isAction(entry)) {
      return "action " + entry.what();
    }
    int space = entry.what().indexOf(' ');
    String method = space < 0 ? entry.what() : entry.what().substring(0, space);
    return method + " " + Objects.requireNonNullElse(entry.scene().route(), "?");
  }
}
