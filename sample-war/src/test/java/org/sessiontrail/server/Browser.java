package org.sessiontrail.server;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * A Chromium that a test drives: the one named by {@code CHROMIUM}, else the system's, else one
 * that Playwright installs. Without any the test is skipped, on a build server it fails.
 */
final class Browser implements AutoCloseable {
  private static final Path SYSTEM = Path.of("/usr/bin/chromium");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;
  private final BrowserContext context;

  private Browser(Playwright playwright, com.microsoft.playwright.Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
    this.context =
        browser.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(1280, 900)
                .setLocale("en-IE"));
    context.setDefaultTimeout(60_000);
  }

  static Browser open() {
    return open(List.of());
  }

  /**
   * One that keeps pages it has left to show them again, as browsers of people do. Playwright
   * forbids it by default, and knows nothing of a page that comes back so: such a test goes back by
   * {@code history.back()}, and asks what the page told.
   */
  static Browser openWithBackForwardCache() {
    return open(List.of("--disable-back-forward-cache"));
  }

  private static Browser open(List<String> unwanted) {
    try {
      return launch(unwanted);
    } catch (PlaywrightException missing) {
      if (System.getenv("CI") != null) {
        throw missing;
      }
      Assumptions.abort("no Chromium here: " + missing.getMessage());
      throw missing;
    }
  }

  private static Browser launch(List<String> unwanted) {
    String named = System.getenv("CHROMIUM");
    Path executable = named == null ? SYSTEM : Path.of(named);
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions()
            .setArgs(List.of("--no-sandbox", "--disable-background-networking", "--disable-sync"))
            .setIgnoreDefaultArgs(unwanted);
    boolean present = Files.isExecutable(executable);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(present ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of()));
    try {
      return new Browser(
          playwright,
          playwright.chromium().launch(present ? options.setExecutablePath(executable) : options));
    } catch (PlaywrightException e) {
      playwright.close();
      throw e;
    }
  }

  Page page() {
    return context.newPage();
  }

  /** Somebody with a window of their own size, theme and language. */
  BrowserContext looking(String theme, int width, String language) {
    BrowserContext looking =
        browser.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(ColorScheme.valueOf(theme.toUpperCase(Locale.ROOT)))
                .setLocale(language));
    looking.setDefaultTimeout(60_000);
    return looking;
  }

  /** A person of their own: other cookies, another address (behind a proxy), another browser. */
  BrowserContext person(String address, String agent) {
    BrowserContext person =
        browser.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(1280, 900)
                .setLocale("en-IE")
                .setUserAgent(agent)
                .setExtraHTTPHeaders(Map.of("X-Forwarded-For", address)));
    person.setDefaultTimeout(60_000);
    return person;
  }

  @Override
  public void close() {
    context.close();
    browser.close();
    playwright.close();
  }
}
