package org.sessiontrail.capture.browser;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;
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
   * {@code integrity}.
   */
  public static final String ATTRIBUTE = "sessiontrail";

  private static final String SCRIPT = "t.js";
  private static final String SOURCE_MAP = "t.js.map";
  private static final String BEACON = "b";

  private final String prefix;
  private final TrailRecorder recorder;
  private final @Nullable PageScript script;
  private final Beacons beacons;

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
  }

  /** Lets pages find the script element. */
  public void publish(ServletContext context) {
    if (script != null) {
      context.setAttribute(ATTRIBUTE, script.forPages(prefix + SCRIPT));
    }
  }

  /** Takes back what {@link #publish} did. */
  public void withdraw(ServletContext context) {
    context.removeAttribute(ATTRIBUTE);
  }

  /** Whether {@code request} is for this endpoint and for nobody else. */
  public boolean takes(HttpServletRequest request) {
    String uri = request.getRequestURI();
    return script != null && uri != null && uri.startsWith(prefix) && takes(request, uri);
  }

  private boolean takes(HttpServletRequest request, String uri) {
    String method = request.getMethod();
    return switch (name(uri)) {
      case SCRIPT, SOURCE_MAP -> "GET".equals(method) || "HEAD".equals(method);
      case BEACON -> "POST".equals(method);
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
   * @param visitor looks at the session; asked for a beacon that is to be kept
   * @throws IOException when the answer can't be written
   */
  public void answer(
      HttpServletRequest request,
      HttpServletResponse response,
      Function<HttpServletRequest, PageVisitor> visitor)
      throws IOException {
    String name = name(request.getRequestURI());
    PageScript given = script;
    if (name.equals(BEACON)) {
      take(request, visitor);
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      response.setHeader("Cache-Control", "no-store");
    } else if (given != null) {
      recorder.suppress("excluded");
      given.answer(request, response, name.equals(SCRIPT));
    }
  }

  private void take(HttpServletRequest request, Function<HttpServletRequest, PageVisitor> visitor) {
    try {
      beacons.take(request, visitor);
    } catch (RuntimeException | LinkageError e) {
      recorder.failed("beacon", e);
    }
  }
}
