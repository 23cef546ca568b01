package org.sessiontrail.console.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.console.frame.Layout;
import org.sessiontrail.console.frame.MadeUp;
import org.sessiontrail.console.frame.NavigationEntry;
import org.sessiontrail.console.frame.NoStoreException;
import org.sessiontrail.console.frame.NoSuchPageException;
import org.sessiontrail.console.frame.Page;
import org.sessiontrail.console.frame.PageRequest;
import org.sessiontrail.console.frame.Preferences;
import org.sessiontrail.console.html.Html;
import org.sessiontrail.console.html.Texts;
import org.sessiontrail.console.insight.ReportPage;
import org.sessiontrail.console.session.SessionsPage;
import org.sessiontrail.insight.question.QuestionMistakes;
import org.sessiontrail.runtime.Tracker;

/**
 * All pages of the console, and how one is answered.
 *
 * <p>Threads: stateless.
 */
public final class ConsolePages {
  /** Where somebody says how they want to see the console. */
  public static final String PREFERENCES = "/preferences";

  private static final Logger LOG = System.getLogger(ConsolePages.class.getName());
  private static final int YEAR_SECONDS = 31_536_000;

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /** By key of their names; those that stand in the navigation first, in its order. */
  private static final Map<NavigationEntry, Page> PAGES = pages();

  private ConsolePages() {}

  private static Map<NavigationEntry, Page> pages() {
    Map<NavigationEntry, Page> out = new LinkedHashMap<>();
    out.put(new NavigationEntry("nav.overview", "/"), new OverviewPage());
    out.put(new NavigationEntry("nav.sessions", "/sessions"), new SessionsPage());
    out.put(new NavigationEntry("nav.reports", "/reports"), new ReportPage());
    out.put(new NavigationEntry("nav.protection", "/findings"), new FindingsPage());
    out.put(new NavigationEntry("nav.audit", "/audit"), new AuditPage());
    out.put(new NavigationEntry("nav.settings", "/settings"), new SettingsPage());
    return out;
  }

  /** The roles that open the page at {@code path}; null when there is none. */
  public static @Nullable List<String> roles(String path) {
    return PAGES.entrySet().stream()
        .filter(each -> each.getKey().holds(path))
        .map(each -> each.getValue().roles())
        .findFirst()
        .orElse(null);
  }

  /** Answers with the page that {@code request} asks for, which whoever asks may open. */
  public static void write(
      HttpServletRequest request, HttpServletResponse response, Tracker tracker)
      throws IOException {
    PageRequest asked = new PageRequest(request, tracker);
    Page page =
        PAGES.entrySet().stream()
            .filter(each -> each.getKey().holds(asked.path()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow();
    send(body(asked, page, response), response);
  }

  private static String body(PageRequest asked, Page page, HttpServletResponse response) {
    boolean isMade = MadeUp.isIn(asked);
    try {
      Layout layout = new Layout(asked);
      layout.begin(page.title(asked), entries(asked), isMade);
      page.write(asked, layout.html());
      response.setStatus(asked.status());
      return layout.end();
    } catch (QuestionMistakes e) {
      return problem(asked, response, 400, "problem.mistakes", e.sentences(), isMade);
    } catch (NoSuchPageException e) {
      return problem(
          asked, response, 404, "problem.missing", List.of(String.valueOf(e.getMessage())), isMade);
    } catch (NoStoreException e) {
      return problem(asked, response, 503, "problem.store", List.of(), isMade);
    } catch (Exception e) {
      asked.recordFailure("failed", e);
      LOG.log(
          Level.ERROR,
          "TRK-0770 the page " + asked.path() + " of " + asked.tracker().config().app() + " failed",
          e);
      return problem(asked, response, 500, "problem.failed", List.of(), isMade);
    }
  }

  /** Answers a browser whose user has no role that opens the page it asks for. */
  public static void forbidden(
      HttpServletRequest request, HttpServletResponse response, Tracker tracker)
      throws IOException {
    refuse(request, response, tracker, HttpServletResponse.SC_FORBIDDEN, "problem.forbidden");
  }

  /** Answers a browser while as many pages are made as are made at once. */
  public static void busy(HttpServletRequest request, HttpServletResponse response, Tracker tracker)
      throws IOException {
    refuse(request, response, tracker, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "problem.busy");
  }

  /** Whether {@code request} is of somebody who looks at pages. */
  public static boolean isOfABrowser(HttpServletRequest request) {
    String accepted = request.getHeader("Accept");
    return accepted != null && accepted.contains("text/html");
  }

  private static void refuse(
      HttpServletRequest request,
      HttpServletResponse response,
      Tracker tracker,
      int status,
      String key)
      throws IOException {
    PageRequest asked = new PageRequest(request, tracker);
    send(problem(asked, response, status, key, List.of(), false), response);
  }

  private static void send(String page, HttpServletResponse response) throws IOException {
    byte[] body = page.getBytes(StandardCharsets.UTF_8);
    response.setHeader("Content-Security-Policy", POLICY);
    response.setContentType("text/html; charset=UTF-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static String problem(
      PageRequest asked,
      HttpServletResponse response,
      int status,
      String key,
      List<String> sentences,
      boolean isMade) {
    response.setStatus(status);
    Layout layout = new Layout(asked);
    layout.begin(asked.say(key), entries(asked), isMade);
    Html html = layout.html();
    html.leaf("p", asked.say(key + ".text"), "role", "alert");
    if (!sentences.isEmpty()) {
      html.open("ul", "class", "mistakes");
      sentences.forEach(each -> html.leaf("li", each));
      html.close();
    }
    html.open("p").leaf("a", asked.say("problem.back"), "href", asked.link("/")).close();
    return layout.end();
  }

  private static List<NavigationEntry> entries(PageRequest asked) {
    return PAGES.entrySet().stream()
        .filter(each -> asked.hasOneOf(each.getValue().roles()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Keeps how somebody wants to see the console in a cookie of theirs, and shows where they were.
   */
  public static void prefer(HttpServletRequest request, HttpServletResponse response) {
    Preferences wanted =
        Preferences.of(
            request.getParameter("language"),
            request.getParameter("zone"),
            request.getParameter("theme"),
            Texts.LANGUAGES.get(0));
    Cookie cookie = new Cookie(Preferences.COOKIE, wanted.kept());
    String base = request.getContextPath() + request.getServletPath();
    cookie.setPath(base);
    cookie.setHttpOnly(true);
    cookie.setSecure(request.isSecure());
    cookie.setAttribute("SameSite", "Lax");
    cookie.setMaxAge(YEAR_SECONDS);
    response.addCookie(cookie);
    String back = request.getParameter("back");
    boolean isHere = back != null && back.matches("/[^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]{0,4000}");
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", base + (isHere ? back : "/"));
  }
}
