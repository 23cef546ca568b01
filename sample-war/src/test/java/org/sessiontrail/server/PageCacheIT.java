package org.sessiontrail.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page script on a page that is left, kept by the browser, and shown again as it was. */
class PageCacheIT {
  private static final double TOLERANCE_MILLIS = 250;

  /**
   * In every page: names the document and tells how it was shown. One that comes back is left again
   * by itself, since whoever drives the browser is not told of it.
   */
  private static final String WITNESS =
      """
      const made = Math.random().toString(36).slice(2);
      addEventListener("pageshow", event => {
        sessiontrail.track("shown", {made, from: event.persisted ? "cache" : "network"});
        if (event.persisted) setTimeout(() => location.assign("/third"), 600);
      });
      """;

  private Browser browser;
  private ToldPages site;
  private Page page;

  @BeforeEach
  void open() throws IOException {
    browser = Browser.openWithBackForwardCache();
    site = new ToldPages(resource("told.html"), resource("own.js"));
    page = browser.page();
    page.addInitScript(WITNESS);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = PageCacheIT.class.getResourceAsStream("/pages/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @AfterEach
  void close() {
    browser.close();
    site.close();
  }

  @Test
  void page_whenItComesBackFromTheCache_isANewView_withATimeOfItsOwn() {
    page.navigate(site.address("/first"));
    page.locator("[name=town]").pressSequentially("Sampletown");
    page.locator("[name=town]").blur();
    lookAtItFor(800);
    page.navigate(site.address("/second"));
    // What the first page owed came when it was left, not when it was shown again.
    JsonObject left = site.await("leave", event -> path(event).equals("/first"));
    lookAtItFor(1_500);
    page.evaluate("history.back()");
    JsonObject again = site.await("leave", event -> isAgain(event, left));

    assertThat(site.events("custom"))
        .extracting(event -> path(event) + " " + detail(event, "from"))
        .startsWith("/first network", "/second network", "/first cache");
    List<String> documents =
        site.events("custom").stream().map(event -> detail(event, "made")).toList();
    assertThat(documents.get(2)).as("the very same document").isEqualTo(documents.get(0));

    assertThat(site.events("view"))
        .extracting(event -> path(event) + " " + event.getBoolean("restored", false))
        .startsWith("/first false", "/second false", "/first true");
    assertThat(site.events("view").stream().map(PageCacheIT::pageOf)).doesNotHaveDuplicates();

    assertThat(site.events("leave"))
        .extracting(PageCacheIT::path)
        .containsExactly("/first", "/second", "/first");
    assertThat(pageOf(again)).isEqualTo(pageOf(site.events("view").get(2)));
    assertThat((double) left.getInt("visible")).isGreaterThan(800 - TOLERANCE_MILLIS);
    assertThat(again.getInt("visible")).isGreaterThanOrEqualTo(599);
    for (int i = 0; i < 3; i++) {
      assertThat((double) site.events("leave").get(i).getInt("visible"))
          .as("seen from when it was shown until it was left, and no longer")
          .isCloseTo(
              millis(site.events("leave").get(i)) - millis(site.events("view").get(i)),
              within(TOLERANCE_MILLIS));
    }
    assertThat(millis(site.events("view").get(2)) - millis(left))
        .as("the second page was looked at in between")
        .isGreaterThan(1_500 - TOLERANCE_MILLIS);
  }

  @Test
  void page_whenItComesBackFromTheCache_tellsNothingTwice() {
    page.navigate(site.address("/first"));
    page.locator("[name=town]").pressSequentially("Sampletown");
    page.locator("[name=town]").blur();
    page.navigate(site.address("/second"));
    JsonObject left = site.await("leave", event -> path(event).equals("/first"));
    page.evaluate("history.back()");
    site.await("leave", event -> isAgain(event, left));

    assertThat(detail(site.events("custom").get(2), "from")).isEqualTo("cache");
    assertThat(site.events("form-abandon")).hasSize(1);
    assertThat(site.events("form-start")).hasSize(1);
    assertThat(site.events("timing").stream().map(PageCacheIT::pageOf))
        .as("a page that was not loaded has no times of loading")
        .doesNotContain(pageOf(site.events("view").get(2)));
  }

  /** Until the page is so old by its own clock. */
  private void lookAtItFor(int millis) {
    page.evaluate(
        "() => new Promise(done => setTimeout(done, " + millis + " - performance.now()))");
  }

  private static boolean isAgain(JsonObject leave, JsonObject first) {
    return path(leave).equals(path(first)) && !pageOf(leave).equals(pageOf(first));
  }

  private static String path(JsonObject event) {
    return event.getJsonObject("head").getString("path");
  }

  private static String pageOf(JsonObject event) {
    return event.getJsonObject("head").getString("page");
  }

  private static String detail(JsonObject event, String name) {
    return event.getJsonObject("detail").getString(name);
  }

  /** When it was, by the browser's clock. */
  private static double millis(JsonObject event) {
    JsonObject head = event.getJsonObject("head");
    return head.getJsonNumber("clock").longValue() - head.getInt("sent") + event.getInt("offset");
  }
}
