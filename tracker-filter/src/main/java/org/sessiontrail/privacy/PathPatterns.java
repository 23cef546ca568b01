package org.sessiontrail.privacy;

import java.util.ArrayList;
import java.util.List;

/**
 * Paths as an operator names them: {@code *.css}, {@code /assets/*}, {@code /ping}. Matching
 * allocates nothing.
 *
 * <p>A path can mean another than it says, with {@code %}, {@code \}, {@code //} or a segment
 * {@code .} or {@code ..}. For such a one {@link #matches} says no, so that nobody leaves the trail
 * by way of {@code /assets/../admin}, and {@link #mayMatch} says yes, so that nobody gets past a
 * refusal by way of {@code /pay%2Fnow}.
 */
public final class PathPatterns {
  private final String contextPath;
  private final String[] endings;
  private final String[] prefixes;
  private final String[] exact;

  /** Patterns of an application at the root. */
  public PathPatterns(List<String> patterns) {
    this(patterns, "");
  }

  /**
   * Patterns of an application.
   *
   * @param patterns of paths behind the context path; what has none of the three forms is left out
   * @param contextPath of the application, {@code ""} or {@code /shop}
   */
  public PathPatterns(List<String> patterns, String contextPath) {
    this.contextPath = contextPath;
    List<String> found = new ArrayList<>();
    List<String> below = new ArrayList<>();
    List<String> whole = new ArrayList<>();
    for (String pattern : patterns) {
      if (pattern.startsWith("*.") && pattern.length() > 2) {
        found.add(pattern.substring(1));
      } else if (pattern.startsWith("/") && pattern.endsWith("/*")) {
        below.add(pattern.substring(0, pattern.length() - 2));
      } else if (pattern.startsWith("/")) {
        whole.add(pattern);
      }
    }
    this.endings = found.toArray(String[]::new);
    this.prefixes = below.toArray(String[]::new);
    this.exact = whole.toArray(String[]::new);
  }

  /**
   * Whether {@code rawUri} is surely one of them. Path parameters and a query make no difference,
   * neither does the case of an ending.
   */
  public boolean matches(String rawUri) {
    int end = pathEnd(rawUri);
    return isWithin(rawUri, end) && isNamed(rawUri, end);
  }

  /** Whether {@code rawUri} is one of them, or can't be told not to be. */
  public boolean mayMatch(String rawUri) {
    int end = pathEnd(rawUri);
    return !isWithin(rawUri, end) || !rawUri.startsWith("/") || isNamed(rawUri, end);
  }

  private static int pathEnd(String rawUri) {
    int query = rawUri.indexOf('?');
    return query < 0 ? rawUri.length() : query;
  }

  /** Whether it is a path of this application that means what it says. */
  private boolean isWithin(String uri, int end) {
    return isPlain(uri, end) && uri.startsWith(contextPath);
  }

  private boolean isNamed(String uri, int end) {
    return endsLikeOne(uri, end) || liesBelowOne(uri, end) || isOne(uri, end);
  }

  private boolean endsLikeOne(String uri, int end) {
    int segment = uri.lastIndexOf('/', end - 1);
    int parameters = uri.indexOf(';', segment + 1);
    int stop = parameters < 0 || parameters > end ? end : parameters;
    for (String ending : endings) {
      int from = stop - ending.length();
      if (from > segment && uri.regionMatches(true, from, ending, 0, ending.length())) {
        return true;
      }
    }
    return false;
  }

  private boolean liesBelowOne(String uri, int end) {
    for (String prefix : prefixes) {
      int at = after(prefix, uri, end);
      if (at == end || (at > 0 && uri.charAt(at) == '/')) {
        return true;
      }
    }
    return false;
  }

  private boolean isOne(String uri, int end) {
    for (String path : exact) {
      if (after(path, uri, end) == end) {
        return true;
      }
    }
    return false;
  }

  /** Where {@code uri} goes on behind the context path and {@code start}, or -1. */
  private int after(String start, String uri, int end) {
    int at = contextPath.length();
    for (int i = 0; i < start.length(); i++) {
      at = skipParameters(uri, at, end);
      if (at == end || uri.charAt(at) != start.charAt(i)) {
        return -1;
      }
      at++;
    }
    return skipParameters(uri, at, end);
  }

  private static int skipParameters(String uri, int from, int end) {
    int at = from;
    if (at < end && uri.charAt(at) == ';') {
      while (at < end && uri.charAt(at) != '/') {
        at++;
      }
    }
    return at;
  }

  private static boolean isPlain(String uri, int end) {
    int segment = 0;
    boolean dots = false;
    boolean parameter = false;
    for (int i = 0; i < end; i++) {
      char c = uri.charAt(i);
      if (c == '%' || c == '\\') {
        return false;
      }
      if (c == '/') {
        if ((i > 0 && segment == 0) || (dots && segment > 0)) {
          return false;
        }
        segment = 0;
        dots = true;
        parameter = false;
      } else {
        parameter |= c == ';';
        if (!parameter) {
          segment++;
          dots &= c == '.';
        }
      }
    }
    return !(dots && segment > 0);
  }
}
