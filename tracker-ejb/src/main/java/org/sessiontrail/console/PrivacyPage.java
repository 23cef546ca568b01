package org.sessiontrail.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.console.http.InlineStyle;
import org.sessiontrail.report.HtmlText;
import org.sessiontrail.report.notice.NoticeFormat;

/**
 * What the application records and why, for everybody: no session, no script, nothing of how it is
 * run. May be cached for {@value #CACHE_SECONDS} seconds.
 */
final class PrivacyPage {
  static final int CACHE_SECONDS = 300;

  private static final String STYLE =
      """
      :root{color-scheme:light dark;font:16px/1.6 system-ui,sans-serif}
      body{max-width:40rem;margin:3rem auto;padding:0 1rem}
      h1{font-size:1.5rem;line-height:1.3}
      h2{font-size:1.1rem;margin:2rem 0 0}
      p{margin:.5rem 0}
      ul{margin:.5rem 0;padding-left:1.25rem}""";

  private static final String POLICY = InlineStyle.policy(STYLE, "form-action 'none'");

  private PrivacyPage() {}

  static void write(HttpServletResponse response, TrackerConfig config) throws IOException {
    String page =
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"UTF-8\">\n"
            + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>"
            + HtmlText.escaped("Privacy: " + config.app())
            + "</title>\n<style>"
            + STYLE
            + "</style>\n</head>\n<body>\n<main>\n"
            + NoticeFormat.HTML.render(config)
            + "</main>\n</body>\n</html>\n";
    response.setHeader("Cache-Control", "public, max-age=" + CACHE_SECONDS);
    response.setHeader("Content-Security-Policy", POLICY);
    response.setContentType("text/html; charset=UTF-8");
    response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
  }
}
