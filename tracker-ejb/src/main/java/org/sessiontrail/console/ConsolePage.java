package org.sessiontrail.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.report.HtmlText;
import org.sessiontrail.report.format.ReportFormat;
import org.sessiontrail.runtime.Tracker;

/** The page to ask for an export: one form, no script, a style sheet named by its digest. */
final class ConsolePage {
  private static final String STYLE =
      """
      :root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
      body{max-width:44rem;margin:3rem auto;padding:0 1rem}
      h1{font-size:1.5rem;margin-bottom:.25rem}
      form{display:grid;grid-template-columns:1fr 1fr;gap:1rem;margin:2rem 0}
      label{display:grid;gap:.25rem;font-weight:600}
      small{font-weight:400;opacity:.8}
      input,select,button{font:inherit;font-weight:400;padding:.5rem;border:1px solid #767676;border-radius:.25rem}
      form p{grid-column:1/-1;margin:0}
      button{margin-right:.5rem;padding:.5rem 1.5rem;background:#0b57a4;color:#fff}
      button{border-color:#0b57a4;cursor:pointer}
      :focus-visible{outline:3px solid #d98c00;outline-offset:2px}
      @media(max-width:36rem){form{grid-template-columns:1fr}}""";

  private static final String POLICY = policy(STYLE, "form-action 'self'");

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="UTF-8">
      <meta name="viewport" content="width=device-width,initial-scale=1">
      <title>Session trail of ${app}</title>
      <style>${style}</style>
      </head>
      <body>
      <main>
      <h1>Session trail of ${app}</h1>
      <p>Who did what, when and from where. Every export is recorded in the trail itself.</p>
      <form method="get" action="${export}">
      <label>From <small>(UTC, included)</small>
      <input type="datetime-local" name="from" step="1"></label>
      <label>To <small>(UTC, not included)</small>
      <input type="datetime-local" name="to" step="1"></label>
      <label>User <small>(name in the application)</small>
      <input name="user" maxlength="1000" autocomplete="off"></label>
      <label>Session <small>(trail id)</small>
      <input name="session" maxlength="100" autocomplete="off" spellcheck="false"></label>
      <label>Action <small>(for example order.place)</small>
      <input name="action" maxlength="100" autocomplete="off" spellcheck="false"></label>
      <label>Format <small>(JSON Lines holds exact values, PDF is to be signed)</small>
      <select name="format">${formats}</select></label>
      <p><button>Export</button>
      <button formaction="${dispute}">Dispute pack</button></p>
      </form>
      <p>A dispute pack holds report and evidence about a user, a session or a period in one file
      that anybody can verify.</p>
      <p>An empty field sets no condition. The last lines of a report state what it can't hold; a
      report without them was cut off. The tracker's state: <a href="${health}">health</a>.</p>
      </main>
      </body>
      </html>
      """;

  private ConsolePage() {}

  static void write(
      HttpServletRequest request, HttpServletResponse response, @Nullable Tracker tracker)
      throws IOException {
    String base = request.getContextPath() + request.getServletPath();
    String page =
        PAGE.replace("${style}", STYLE)
            .replace("${formats}", formats())
            .replace("${export}", HtmlText.escaped(base + "/api/v1/export"))
            .replace("${dispute}", HtmlText.escaped(base + "/api/v1/dispute"))
            .replace("${health}", HtmlText.escaped(base + "/health"))
            .replace(
                "${app}",
                HtmlText.escaped(tracker == null ? "(not running)" : tracker.config().app()));
    response.setHeader("Content-Security-Policy", POLICY);
    response.setContentType("text/html; charset=UTF-8");
    response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
  }

  /** Only what can be had here: a format whose library is absent is not offered. */
  private static String formats() {
    return Arrays.stream(ReportFormat.values())
        .filter(format -> format.missing() == null)
        .map(
            format ->
                "<option value=\""
                    + format.id()
                    + "\">"
                    + HtmlText.escaped(format.title())
                    + "</option>")
        .collect(Collectors.joining());
  }

  /** A policy that allows one style sheet, named by its digest, and what {@code also} says. */
  static String policy(String style, String also) {
    return "default-src 'none'; style-src 'sha256-"
        + sha256(style)
        + "'; "
        + also
        + "; base-uri 'none'; frame-ancestors 'none'";
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
