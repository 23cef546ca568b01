package org.sessiontrail.capture.browser;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.TrailRecorder;
import org.sessiontrail.config.TrackerConfig;

/**
 * What a web application answers to the page script: the script itself, its source map, and beacons
 * under {@code tracker.path}.
 *
 * <p>Threads: any. No method throws for anything that a client sends.
 */
public final class PageEndpoint {
  /**
   * Context attribute for pages: a map with {@code script}, the whole element, {@code src} and
   * {@code integrity}, where there is a script; and {@code consent}, where a form of consent goes.
   */
  public static final String ATTRIBUTE = "sessiontrail";

  private static final String SCRIPT = "t.js";
  private static final String SOURCE_MAP = "t.js.map";
  private static final String BEACON = "b";
  private static final String CONSENT = "consent";

  private final String prefix;
  private final TrailRecorder recorder;
  private final @Nullable PageScript script;
  private final Beacons beacons;
  private final ConsentEndpoint consent;

  /**
   * The endpoint of one application.
   *
   * @param recorder where events go; its tracker's configuration is obeyed
   * @param contextPath what the application's paths begin with: a slash and a name, or empty
   */
  public PageEndpoint(TrailRecorder recorder, String contextPath) {
    TrackerConfig config = recorder.tracker().config();
    this.prefix = contextPath + config.path() + "/";
    this.recorder = recorder;
    this.script = config.browser().enabled() ? PageScript.load(config.browser()) : null;
    this.beacons = new Beacons(recorder, config, contextPath);
    this.consent = new ConsentEndpoint(recorder);
  }

  /** Lets pages find the script element and the place of consent. */
  public void publish(ServletContext context) {
    Map<String, String> forPages = new HashMap<>();
    if (script != null) {
      forPages.putAll(script.forPages(prefix + SCRIPT));
    }
    forPages.put(CONSENT, prefix + CONSENT);
    context.setAttribute(ATTRIBUTE, Map.copyOf(forPages));
  }

  /** Takes back what {@link #publish} did. */
  public void withdraw(ServletContext context) {
    context.removeAttribute(ATTRIBUTE);
  }

  /** Whether {@code request} is for this endpoint and for nobody else. */
  public boolean takes(HttpServletRequest request) {
    String uri = request.getRequestURI();
    return uri != null && uri.startsWith(prefix) && takes(request, uri);
  }

  private boolean takes(HttpServletRequest request, String uri) {
    String method = request.getMethod();
    boolean read = "GET".equals(method) || "HEAD".equals(method);
    return switch (name(uri)) {
      case SCRIPT, SOURCE_MAP -> script != null && read;
      case BEACON -> script != null && "POST".equals(method);
      case CONSENT -> read || "POST".equals(method);
      default -> false;
    };
  }

  /** What follows the prefix, without path parameters. */
  private String name(String uri) {
    int end = uri.indexOf(';', prefix.length());
    return uri.substring(prefix.length(), end < 0 ? uri.length() : end);
  }

  /**
   * Answers a request that {@link #takes} is true for. It is no request of the application's and
   * not recorded as one.
   *
   * @param visitors looks at the session; asked for what may be kept
   * @throws IOException when the answer can't be written
   */
  public void answer(
      HttpServletRequest request, HttpServletResponse response, PageVisitors visitors)
      throws IOException {
    String name = name(request.getRequestURI());
    PageScript given = script;
    if (name.equals(BEACON)) {
      take(request, visitors);
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      response.setHeader("Cache-Control", "no-store");
    } else if (name.equals(CONSENT)) {
      decide(request, response, visitors);
    } else if (given != null) {
      recorder.suppress("excluded");
      given.answer(request, response, name.equals(SCRIPT));
    }
  }

  private void decide(
      HttpServletRequest request, HttpServletResponse response, PageVisitors visitors)
      throws IOException {
    try {
      consent.answer(request, response, visitors);
    } catch (RuntimeException | LinkageError e) {
      recorder.failed("consent", e);
      response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    }
  }

  private void take(HttpServletRequest request, PageVisitors visitors) {
    try {
      beacons.take(request, visitors);
    } catch (RuntimeException | LinkageError e) {
      recorder.failed("beacon", e);
    }
  }
}
