package org.sessiontrail.privacy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Turns paths into routes: the path without what differs from person to person or thing to thing.
 * Routes go into the part of a record that can't be erased, so what is not plainly a word of the
 * application becomes {@code {id}}.
 *
 * <p>What it can't know: {@code /user/alice} looks like a page. Name such places in {@code
 * tracker.routes}.
 *
 * <p>Threads: safe for any number. A path seen before costs one look-up and no allocation. Memory
 * is bounded whatever is asked for.
 */
public final class RouteTemplates {
  /** In place of a path that nothing answers to. */
  public static final String UNMATCHED = "{unmatched}";

  /** In place of a path that came when there were too many routes already. */
  public static final String OTHER = "{other}";

  /** About how many different routes there may be that no template gives. */
  public static final int MOST_ROUTES = 2000;

  private static final int MOST_CACHED = 4096;
  private static final int MOST_SEGMENTS = 12;
  private static final int LONGEST_SEGMENT = 40;
  private static final int SHORTEST_HEX = 12;
  private static final int NOT_FOUND = 404;

  private final List<RouteTemplate> templates;
  private final String contextPath;
  private final ConcurrentHashMap<String, Route> cache = new ConcurrentHashMap<>();
  private final Set<String> routes = ConcurrentHashMap.newKeySet();
  private final LongAdder others = new LongAdder();

  private record Route(String text, boolean templated) {}

  /** Routes of an application at the root. */
  public RouteTemplates(List<String> templates) {
    this(templates, "");
  }

  /**
   * Routes of an application.
   *
   * @param templates of paths behind the context path; what does not start with a slash is left out
   * @param contextPath of the application, {@code ""} or {@code /shop}; begins its routes
   */
  public RouteTemplates(List<String> templates, String contextPath) {
    this.contextPath = contextPath;
    this.templates =
        templates.stream()
            .filter(template -> template.startsWith("/"))
            .map(template -> new RouteTemplate(template, contextPath))
            .toList();
  }

  /**
   * The route of a request.
   *
   * @param redactedPath as {@link Redactor#path} gives it, context path included
   * @param status the final status of the response
   */
  public String of(String redactedPath, int status) {
    Route route = cache.get(redactedPath);
    if (route == null) {
      route = templated(redactedPath);
      if (route == null && status == NOT_FOUND) {
        // not kept: a scanner must not fill the cache
        return UNMATCHED;
      }
      route = route == null ? counted(redactedPath) : route;
      if (cache.size() >= MOST_CACHED) {
        cache.clear();
      }
      cache.put(redactedPath, route);
    }
    if (status == NOT_FOUND && !route.templated) {
      return UNMATCHED;
    }
    if (route.text.equals(OTHER)) {
      others.increment();
    }
    return route.text;
  }

  /** How many paths are remembered now. */
  int cached() {
    return cache.size();
  }

  /** How many requests were given {@link #OTHER}, for the health page. */
  public long others() {
    return others.sum();
  }

  private @Nullable Route templated(String path) {
    boolean behind = path.startsWith(contextPath);
    for (RouteTemplate template : templates) {
      if (behind && template.fits(path, contextPath.length())) {
        return new Route(template.route(), true);
      }
    }
    return null;
  }

  private Route counted(String path) {
    String text = withoutIdentifiers(path);
    if (!routes.contains(text)) {
      if (routes.size() >= MOST_ROUTES) {
        return new Route(OTHER, false);
      }
      routes.add(text);
    }
    return new Route(text, false);
  }

  private String withoutIdentifiers(String path) {
    StringBuilder out = new StringBuilder(path.length());
    int at = 0;
    if (path.startsWith(contextPath)
        && (path.length() == contextPath.length() || path.charAt(contextPath.length()) == '/')) {
      out.append(contextPath);
      at = contextPath.length();
    }
    at += path.startsWith("/", at) ? 1 : 0;
    for (int count = 0; at <= path.length(); count++) {
      if (count == MOST_SEGMENTS) {
        return out.append("/…").toString();
      }
      int slash = path.indexOf('/', at);
      int end = slash < 0 ? path.length() : slash;
      out.append('/');
      if (at == end || isWord(path, at, end)) {
        out.append(path, at, end);
      } else {
        out.append("{id}");
      }
      at = end + 1;
    }
    return out.toString();
  }

  /** ASCII letters, dashes and dots, a digit or two like in {@code oauth2} or {@code v1}. */
  private static boolean isWord(String path, int from, int end) {
    int letters = 0;
    int digits = 0;
    int digitRun = 0;
    int longestDigitRun = 0;
    int hex = 0;
    for (int i = from; i < end; i++) {
      char c = path.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!digit && !letter && c != '-' && c != '_' && c != '.') {
        return false;
      }
      digits += digit ? 1 : 0;
      letters += letter ? 1 : 0;
      hex += c == '-' || Character.digit(c, 16) >= 0 ? 1 : 0;
      digitRun = digit ? digitRun + 1 : 0;
      longestDigitRun = Math.max(longestDigitRun, digitRun);
    }
    int length = end - from;
    boolean hexadecimal = hex == length && length >= SHORTEST_HEX;
    boolean few = digits * 5 <= length && longestDigitRun <= 2;
    return length <= LONGEST_SEGMENT
        && letters > 0
        && !hexadecimal
        && (few || isVersion(path, from, end));
  }

  private static boolean isVersion(String path, int from, int end) {
    boolean version = end - from <= 3 && (path.charAt(from) == 'v' || path.charAt(from) == 'V');
    for (int i = from + 1; i < end; i++) {
      version &= path.charAt(i) >= '0' && path.charAt(i) <= '9';
    }
    return version;
  }
}
