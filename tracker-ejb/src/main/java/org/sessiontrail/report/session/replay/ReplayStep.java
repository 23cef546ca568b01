package org.sessiontrail.report.session.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;
import org.sessiontrail.report.session.TimelineEntry;

/**
 * One request to send again.
 *
 * @param entry what was recorded of it
 * @param method its HTTP method
 * @param target path and query, as they may stand in an address
 * @param waitMicros how long nothing had gone on before it
 * @param notes what is not as it was, one sentence each
 */
record ReplayStep(
    TimelineEntry entry, String method, String target, long waitMicros, List<String> notes) {

  private static final Set<String> WITHOUT_BODY =
      Set.of("GET", "HEAD", "DELETE", "OPTIONS", "TRACE");

  /** The step of {@code entry}; null when it is no request that can be sent. */
  static @Nullable ReplayStep of(TimelineEntry entry) {
    if (!entry.kind().equals(Kind.REQUEST.id())
        || "unfiltered".equals(entry.scene().more().get("type"))) {
      return null;
    }
    String what = entry.what();
    int space = what.indexOf(' ');
    String method = (space < 0 ? what : what.substring(0, space)).toUpperCase(Locale.ROOT);
    if (!method.matches("[A-Z]{1,20}") || method.equals("CONNECT")) {
      return null;
    }
    List<String> notes = new ArrayList<>();
    String path = space < 0 ? route(entry, notes) : what.substring(space + 1);
    if (path.matches("(?s).*\\[(email|token|card|[a-z-]{1,20})\\].*")) {
      notes.add("a part of the path looked like a secret and was not kept: put your own in");
    }
    if (entry.scene().query() == null && entry.scene().more().containsKey("erased")) {
      notes.add("what was kept of its query has been erased");
    }
    if (!WITHOUT_BODY.contains(method)) {
      notes.add("its body was not recorded: give one with --data, or it is sent empty");
    }
    return new ReplayStep(
        entry,
        method,
        UrlText.target(path, entry.scene().query()),
        entry.place().idleMicros(),
        List.copyOf(notes));
  }

  private static String route(TimelineEntry entry, List<String> notes) {
    notes.add("its path was erased or not kept: this is its route, put identifiers in");
    String route = entry.scene().route();
    return route == null ? "/" : route;
  }

  boolean hasBody() {
    return !WITHOUT_BODY.contains(method);
  }

  /** Name and value of each kept query parameter, as they were spelled. */
  List<Map.Entry<String, String>> parameters() {
    List<Map.Entry<String, String>> out = new ArrayList<>();
    int mark = target.indexOf('?');
    for (String each : mark < 0 ? new String[0] : target.substring(mark + 1).split("&", -1)) {
      int equals = each.indexOf('=');
      out.add(
          equals < 0
              ? Map.entry(each, "")
              : Map.entry(each.substring(0, equals), each.substring(equals + 1)));
    }
    return out;
  }
}
