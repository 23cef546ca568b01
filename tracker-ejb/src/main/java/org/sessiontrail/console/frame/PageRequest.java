package org.sessiontrail.console.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.console.html.Texts;
import org.sessiontrail.console.http.RequestAccess;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.report.Access;
import org.sessiontrail.runtime.Tracker;

/** Somebody's request for a page: what was asked, by whom, and how they want to see it. */
public final class PageRequest {
  private final HttpServletRequest request;
  private final Tracker tracker;
  private final Preferences preferences;
  private final Texts texts;
  private final Access access;
  private int status = HttpServletResponse.SC_OK;

  /** What {@code request} asks of {@code tracker}. */
  public PageRequest(HttpServletRequest request, Tracker tracker) {
    this.request = request;
    this.tracker = tracker;
    this.preferences = Preferences.of(request);
    this.texts = new Texts(preferences.language(), preferences.zone());
    this.access = RequestAccess.of(Kind.AUDIT_READ, request, tracker);
  }

  /** The tracker of the application. */
  public Tracker tracker() {
    return tracker;
  }

  /** The request itself. */
  public HttpServletRequest http() {
    return request;
  }

  /** How they want to see the page. */
  public Preferences preferences() {
    return preferences;
  }

  /** Words, numbers and times as they want them. */
  public Texts texts() {
    return texts;
  }

  /** The text of a key, as {@link Texts#of}. */
  public String say(String key, Object... values) {
    return texts.of(key, values);
  }

  /** Now, microseconds since 1970. */
  public long nowMicros() {
    return tracker.clock().epochMicros();
  }

  /** Says that what was asked has a mistake, which the page shows. */
  public void mistaken() {
    status = HttpServletResponse.SC_BAD_REQUEST;
  }

  /** The status of the answer, as far as the page itself says. */
  public int status() {
    return status;
  }

  /** Whether who asks has {@code role}. */
  public boolean has(String role) {
    return request.isUserInRole(role);
  }

  /** Whether who asks has one of {@code roles}. */
  public boolean hasOneOf(List<String> roles) {
    return roles.stream().anyMatch(this::has);
  }

  /** The path below the tracker's own, from its slash. */
  public String path() {
    String path = request.getPathInfo();
    return path == null ? "/" : path;
  }

  /** The value of a parameter without blanks around it, or null. */
  public @Nullable String parameter(String name) {
    String value = request.getParameter(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** The value of a parameter, or {@code otherwise}. */
  public String parameter(String name, String otherwise) {
    String value = parameter(name);
    return value == null ? otherwise : value;
  }

  /** All parameters, values by name. */
  public Map<String, List<String>> parameters() {
    Map<String, List<String>> out = new TreeMap<>();
    request.getParameterMap().forEach((name, values) -> out.put(name, Arrays.asList(values)));
    return out;
  }

  /** The address of {@code path} below the tracker's own. */
  public String link(String path) {
    return request.getContextPath() + request.getServletPath() + path;
  }

  /** The address of {@code path} with parameters; those without a value are left out. */
  public String link(String path, Map<String, List<String>> parameters) {
    StringJoiner query = new StringJoiner("&", "?", "");
    query.setEmptyValue("");
    parameters.forEach(
        (name, values) ->
            values.stream()
                .filter(value -> !value.isBlank())
                .forEach(value -> query.add(encoded(name) + "=" + encoded(value))));
    return link(path) + query;
  }

  /** The address of this page with one parameter changed. */
  public String linkWith(String name, String value) {
    Map<String, List<String>> all = parameters();
    all.put(name, List.of(value));
    return link(path(), all);
  }

  /** The path of this page below the tracker's own, with what was asked. */
  public String pathWithQuery() {
    String query = request.getQueryString();
    return query == null ? path() : path() + "?" + query;
  }

  /** {@code text} as a part of an address. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * Records that the trail was read, before anything is shown.
   *
   * @param what name of what was read
   * @param conditions what was asked, texts by parameter name
   * @param rows how many rows are given
   */
  public void record(String what, Map<String, String> conditions, long rows) {
    record(Outcome.SUCCESS, what, conditions, rows, null);
  }

  /** Records that reading failed. */
  public void recordFailure(String what, Throwable error) {
    record(Outcome.FAILED, what, Map.of(), 0, error);
  }

  private void record(
      Outcome outcome,
      String what,
      Map<String, String> conditions,
      long rows,
      @Nullable Throwable error) {
    tracker
        .spool()
        .offer(
            access.answered(outcome, "page." + what, conditions, rows, error, tracker.clock()),
            null);
  }
}
