package org.sessiontrail.capture.servlet.declared;

import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.SessionTrackingMode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an application declares of its sessions, as members of the record that opens a stream. */
public final class SessionSettings {
  private SessionSettings() {}

  /** Those of {@code context}; what the container does not tell is left out. */
  public static Map<String, String> of(ServletContext context) {
    Map<String, String> out = new TreeMap<>();
    try {
      out.put("cookie", cookie(context.getSessionCookieConfig()));
      out.put(
          "tracking",
          context.getEffectiveSessionTrackingModes().stream()
              .map(SessionTrackingMode::name)
              .map(name -> name.toLowerCase(Locale.ROOT))
              .sorted()
              .collect(Collectors.joining(" ")));
    } catch (RuntimeException | LinkageError e) {
      out.remove("tracking"); // a container that does not tell yet
    }
    return out;
  }

  private static String cookie(SessionCookieConfig config) {
    TreeSet<String> out = new TreeSet<>();
    if (config.isHttpOnly()) {
      out.add("httponly");
    }
    if (config.isSecure()) {
      out.add("secure");
    }
    String sameSite = config.getAttribute("SameSite");
    if (sameSite != null && sameSite.matches("[A-Za-z]{1,10}")) {
      out.add("samesite=" + sameSite.toLowerCase(Locale.ROOT));
    }
    return out.isEmpty() ? "none" : String.join(" ", out);
  }
}
