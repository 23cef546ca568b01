package org.sessiontrail.privacy;

import java.util.Arrays;

/**
 * One configured template: literal segments, {@code {name}} for any one, {@code *} for the rest.
 */
final class RouteTemplate {
  private final String route;
  private final String[] segments;
  private final boolean openEnd;

  /**
   * A template of paths behind {@code contextPath}.
   *
   * @param template starts with a slash
   */
  RouteTemplate(String template, String contextPath) {
    String[] parts = template.substring(1).split("/", -1);
    boolean star = parts[parts.length - 1].equals("*");
    boolean slash = parts[parts.length - 1].isEmpty();
    this.route = contextPath + template;
    this.openEnd = star;
    this.segments = Arrays.copyOf(parts, parts.length - (star || slash ? 1 : 0));
  }

  /** The template behind the context path. */
  String route() {
    return route;
  }

  /** Whether it fits {@code path} from {@code from} on; a slash at the end makes no difference. */
  boolean fits(String path, int from) {
    int at = from;
    for (String segment : segments) {
      if (at >= path.length() || path.charAt(at) != '/') {
        return false;
      }
      int slash = path.indexOf('/', at + 1);
      int end = slash < 0 ? path.length() : slash;
      int length = end - at - 1;
      boolean same = segment.length() == length && path.startsWith(segment, at + 1);
      if (length == 0 || !(same || segment.startsWith("{"))) {
        return false;
      }
      at = end;
    }
    boolean atEnd = at == path.length() || (at == path.length() - 1 && path.charAt(at) == '/');
    return atEnd || (openEnd && path.charAt(at) == '/');
  }
}
