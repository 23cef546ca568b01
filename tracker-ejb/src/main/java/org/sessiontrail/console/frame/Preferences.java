package org.sessiontrail.console.frame;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.console.html.Texts;

/**
 * How somebody wants to see the console.
 *
 * @param language language of the words
 * @param zone where days begin
 * @param theme {@code light}, {@code dark}, or {@code auto} for what the system is set to
 */
public record Preferences(Locale language, ZoneId zone, String theme) {
  /** The cookie that keeps them. */
  public static final String COOKIE = "tracker-view";

  /** The themes there are. */
  public static final Set<String> THEMES = Set.of("auto", "light", "dark");

  /**
   * Those of the cookie; where it says nothing, the browser's language, UTC, the system's theme.
   */
  public static Preferences of(HttpServletRequest request) {
    String[] parts = cookie(request).split("\\|", -1);
    return of(part(parts, 0, null), part(parts, 1, null), part(parts, 2, null), accepted(request));
  }

  /** As they were typed; what can't be is left at its default. */
  public static Preferences of(
      @Nullable String language, @Nullable String zone, @Nullable String theme, Locale accepted) {
    Locale known =
        Texts.LANGUAGES.stream()
            .filter(each -> each.getLanguage().equals(language))
            .findFirst()
            .orElse(accepted);
    return new Preferences(
        known, zone(zone), theme != null && THEMES.contains(theme) ? theme : "auto");
  }

  /** The first language of the browser that there is. */
  public static Locale accepted(HttpServletRequest request) {
    return Collections.list(request.getLocales()).stream()
        .filter(
            each ->
                Texts.LANGUAGES.stream()
                    .anyMatch(known -> known.getLanguage().equals(each.getLanguage())))
        .findFirst()
        .orElse(Texts.LANGUAGES.get(0));
  }

  /** As a cookie keeps them. */
  public String kept() {
    return language.getLanguage() + "|" + zone.getId() + "|" + theme;
  }

  private static ZoneId zone(@Nullable String typed) {
    try {
      return typed == null || typed.isBlank() ? ZoneId.of("UTC") : ZoneId.of(typed.strip());
    } catch (DateTimeException e) {
      return ZoneId.of("UTC");
    }
  }

  private static @Nullable String part(String[] parts, int at, @Nullable String otherwise) {
    return at < parts.length && !parts[at].isEmpty() ? parts[at] : otherwise;
  }

  private static String cookie(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie each : cookies) {
        if (each.getName().equals(COOKIE) && each.getValue().length() < 200) {
          return each.getValue();
        }
      }
    }
    return "";
  }
}
