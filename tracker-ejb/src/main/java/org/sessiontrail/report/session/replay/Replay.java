package org.sessiontrail.report.session.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.session.Timeline;

/**
 * The requests of one session, to be sent again to a test system. What was never recorded can't be:
 * cookies, {@code Authorization}, bodies, parameters that are not kept; each is said where it is
 * missing.
 *
 * <p>Threads: immutable.
 */
public final class Replay {
  /** Where requests go unless told otherwise. */
  public static final String LOCAL = "http://localhost:8080";

  private static final List<String> ABSENT =
      List.of(
          "Not recorded, so not here: cookies (a jar collects new ones), Authorization, other"
              + " headers, bodies.",
          "Query parameters are here only when tracker.query.keep names them.",
          "Run it against a test system: it does again what was done.");

  private final Timeline timeline;
  private final String base;
  private final List<ReplayStep> steps;

  /**
   * The requests of {@code timeline}.
   *
   * @param baseUrl scheme, host and port of the server to run against
   * @throws IllegalArgumentException with a sentence when {@code baseUrl} is none
   */
  public Replay(Timeline timeline, String baseUrl) {
    this.timeline = timeline;
    this.base = UrlText.base(baseUrl);
    this.steps = timeline.entries().stream().map(ReplayStep::of).filter(Objects::nonNull).toList();
  }

  /**
   * {@code typed} as the beginning of addresses: scheme, host and port.
   *
   * @throws IllegalArgumentException with a sentence when it is none
   */
  public static String base(String typed) {
    return UrlText.base(typed);
  }

  /** A script for a POSIX shell with curl. */
  public String script() {
    StringBuilder out = new StringBuilder(1_024 + steps.size() * 256);
    line(out, "#!/bin/sh");
    line(out, ShellText.comment(title()));
    ABSENT.forEach(each -> line(out, ShellText.comment(each)));
    line(
        out, "# First argument: another server. WAIT=1: with the pauses there were, 10 s at most.");
    line(out, "base=${1:-" + ShellText.word(base) + "}");
    line(out, "jar=$(mktemp) || exit 1");
    line(out, "trap 'rm -f \"$jar\"' EXIT");
    line(out, "ask() {");
    line(out, "  curl --globoff --silent --show-error --max-time 60 --output /dev/null \\");
    line(out, "    --cookie \"$jar\" --cookie-jar \"$jar\" --write-out '%{http_code} ' \"$@\"");
    line(out, "}");
    int number = 0;
    for (ReplayStep step : steps) {
      step(out, step, ++number);
    }
    return out.toString();
  }

  private void step(StringBuilder out, ReplayStep step, int number) {
    line(out, "");
    String status = Objects.toString(step.entry().result().status(), "no status");
    line(
        out,
        ShellText.comment(
            number
                + ": "
                + TrailClock.format(step.entry().atMicros())
                + ", was answered "
                + status));
    step.notes().forEach(note -> line(out, ShellText.comment(note)));
    long seconds = Math.min(10, step.waitMicros() / 1_000_000);
    if (number > 1 && seconds > 0) {
      line(out, "[ -z \"$WAIT\" ] || sleep " + seconds);
    }
    String body = step.hasBody() ? " --data ''" : "";
    String how = step.method().equals("HEAD") ? "--head" : "--request " + step.method() + body;
    line(out, "ask " + how + " \"$base\"" + ShellText.word(step.target()));
    line(out, "echo " + ShellText.word(step.method() + " " + step.target()));
  }

  /** An HTTP archive (HAR 1.2) as JSON. */
  public byte[] archive() {
    List<Map<String, Object>> entries = new ArrayList<>(steps.size());
    steps.forEach(step -> entries.add(entry(step)));
    String version =
        Objects.requireNonNullElse(
            Replay.class.getPackage().getImplementationVersion(), "development");
    Map<String, Object> log = new TreeMap<>();
    log.put("version", "1.2");
    log.put("creator", Map.of("name", "Sessiontrail", "version", version));
    log.put("entries", entries);
    log.put("comment", title() + " " + String.join(" ", ABSENT));
    return CanonicalJson.bytes(new TreeMap<>(Map.of("log", log)));
  }

  private Map<String, Object> entry(ReplayStep step) {
    Long millis = step.entry().result().millis();
    long time = millis == null ? 0 : Math.max(0, millis);
    Map<String, Object> out = new TreeMap<>();
    out.put("startedDateTime", TrailClock.format(step.entry().atMicros()));
    out.put("time", time);
    out.put("request", request(step));
    out.put("response", response(step));
    out.put("cache", Map.of());
    out.put("timings", Map.of("send", 0, "wait", time, "receive", 0));
    out.put("comment", String.join(" ", step.notes()));
    return out;
  }

  private Map<String, Object> request(ReplayStep step) {
    Map<String, Object> out = message("Cookies, Authorization and other headers are not recorded.");
    out.put("method", step.method());
    out.put("url", base + step.target());
    List<Map<String, Object>> parameters = new ArrayList<>();
    step.parameters()
        .forEach(each -> parameters.add(Map.of("name", each.getKey(), "value", each.getValue())));
    out.put("queryString", parameters);
    if (step.hasBody()) {
      Map<String, Object> body = new TreeMap<>();
      body.put("mimeType", "application/octet-stream");
      body.put("text", "");
      body.put("params", List.of());
      body.put("comment", "The body was not recorded.");
      out.put("postData", body);
    }
    return out;
  }

  private static Map<String, Object> response(ReplayStep step) {
    Long status = step.entry().result().status();
    Map<String, Object> out = message("Headers and body of the answer are not recorded.");
    out.put("status", status == null ? 0 : status);
    out.put("statusText", "");
    out.put("redirectURL", "");
    out.put("content", Map.of("size", 0, "mimeType", "x-unknown"));
    return out;
  }

  private static Map<String, Object> message(String comment) {
    Map<String, Object> out = new TreeMap<>();
    out.put("httpVersion", "HTTP/1.1");
    out.put("cookies", List.of());
    out.put("headers", List.of());
    out.put("headersSize", -1);
    out.put("bodySize", -1);
    out.put("comment", comment);
    return out;
  }

  private String title() {
    return String.format(
        Locale.ROOT,
        "%,d requests of session %s of %s, from %s.%s",
        steps.size(),
        timeline.trail(),
        timeline.app(),
        TrailClock.format(timeline.beginMicros()),
        timeline.isCut()
            ? String.format(Locale.ROOT, " Cut: the session has %,d records.", timeline.records())
            : "");
  }

  private static void line(StringBuilder out, String text) {
    out.append(text).append('\n');
  }
}
