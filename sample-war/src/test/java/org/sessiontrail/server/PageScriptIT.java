package org.sessiontrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page script in a Chromium, on a page with a strict content security policy. */
class PageScriptIT {
  /** Resolves once whoever observed the banner before was told that it is seen. */
  private static final String SEEN =
      "() => new Promise(seen => new IntersectionObserver("
          + "entries => entries.some(each => each.isIntersecting) && seen(), {threshold: 0.5})"
          + ".observe(document.querySelector('#banner')))";

  private static final String PAINTED =
      "() => new Promise(done => new PerformanceObserver(() => done(true))"
          + ".observe({type: 'largest-contentful-paint', buffered: true}))";

  private final List<String> complaints = new ArrayList<>();
  private Browser browser;
  private ToldPages site;
  private Page page;

  @BeforeEach
  void open() throws IOException {
    browser = Browser.open();
    site = new ToldPages(resource("told.html"), resource("own.js"));
    page = browser.page();
    page.onConsoleMessage(this::note);
    page.navigate(site.address("/start?mail=anna@example.com"));
  }

  private void note(ConsoleMessage message) {
    if (message.type().equals("error")) {
      complaints.add(message.text());
    }
  }

  @AfterEach
  void close() {
    browser.close();
    site.close();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = PageScriptIT.class.getResourceAsStream("/pages/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void leave() {
    page.navigate("about:blank");
  }

  private List<String> told(String name, String member) {
    return site.events(name).stream().map(event -> event.getString(member, "-")).toList();
  }

  @Test
  void page_tellsThatItIsShown_andHowItWasLeft() {
    page.evaluate(PAINTED); // a browser looks for the largest paint until somebody scrolls
    page.mouse().wheel(0, 100_000);
    page.waitForFunction("window.scrollY > 500");
    leave();

    JsonObject leave = site.await("leave", event -> true);
    assertThat(site.events("view")).hasSize(1);
    JsonObject view = site.events("view").get(0);
    assertThat(view.getJsonObject("head").getString("path")).isEqualTo("/start");
    assertThat(view.getString("title")).isEqualTo("Told");
    assertThat(view.getString("topic")).isEqualTo("tea");
    assertThat(view.getString("format")).isEqualTo("guide");
    assertThat(view.getInt("offset")).isZero();
    assertThat(leave.getInt("depth")).isEqualTo(100);
    assertThat(site.events("leave")).hasSize(1);
    JsonObject timing = site.await("timing", event -> true);
    assertThat(timing.keySet()).contains("ttfb", "ready", "loaded", "fcp", "lcp", "cls");
    assertThat(complaints).isEmpty();
  }

  @Test
  void clicks_areToldByStableNames() {
    page.click("#answers");
    page.click("text=Plain");
    page.click("#silent");
    page.evaluate(
        "document.querySelectorAll('a').forEach(a => a.addEventListener('click', e => e.preventDefault()))");
    page.click("#out");
    page.click("#file");
    page.click("#item-48213");
    page.click("#banner a");
    page.evaluate(SEEN); // a browser tells observers of it with its next frame
    leave();
    site.await("leave", event -> true);

    assertThat(told("click", "element"))
        .containsExactly("button#answers", "kept-out-not", "a Numbered", "a Spring");
    assertThat(told("outlink", "target")).containsExactly("http://elsewhere.invalid/there");
    assertThat(told("download", "target")).containsExactly("/price-list.pdf");
    assertThat(told("content-click", "contentTarget")).containsExactly("/spring");
    assertThat(told("content-view", "piece")).containsExactly("spring");
  }

  @Test
  void rageAndDeadClicks_areToldApartFromOthers() {
    page.click("#answers");
    page.evaluate("for (let i = 0; i < 4; i++) document.getElementById('dead').click()");
    site.await("dead-click", event -> true);
    leave();
    site.await("leave", event -> true);

    assertThat(told("dead-click", "element")).containsExactly("button#dead");
    assertThat(site.events("rage-click"))
        .singleElement()
        .satisfies(rage -> assertThat(rage.getInt("count")).isEqualTo(4));
  }

  @Test
  void form_isToldByTheNamesOfItsFields_neverByWhatIsInThem() {
    type("[name=email]", "anna@example.com");
    type("[name=town]", "Sampletown");
    type("#secret", "anna-demo");
    type("#card", "4711");
    page.check("[name=paper]");
    type("[name=email]", "bob@example.com");
    page.click("#send");
    page.waitForURL("**/sent*");
    leave();
    site.await("leave", event -> path(event).equals("/sent"));

    assertThat(told("form-start", "field")).containsExactly("email");
    assertThat(told("form-field", "field")).containsExactly("email", "town", "paper");
    assertThat(told("form-refill", "field")).containsExactly("email");
    assertThat(site.events("form-submit"))
        .singleElement()
        .satisfies(submit -> assertThat(submit.getInt("fields")).isEqualTo(5));
    assertThat(site.events("form-abandon")).isEmpty();
    assertThat(site.events().toString())
        .doesNotContain("example.com", "Sampletown", "anna-demo", "4711", "pass", "card");
  }

  private void type(String field, String text) {
    Locator found = page.locator(field);
    found.fill("");
    found.pressSequentially(text);
    found.blur();
  }

  private static String path(JsonObject event) {
    return event.getJsonObject("head").getString("path");
  }

  @Test
  void formThatIsGivenUp_isToldWhenItsPageGoes() {
    type("[name=town]", "Sampletown");
    page.close();

    JsonObject abandon = site.await("form-abandon", event -> true);
    assertThat(abandon.getString("form")).isEqualTo("letter");
    assertThat(abandon.getString("field")).isEqualTo("town");
    assertThat(abandon.getInt("fields")).isEqualTo(1);
  }

  @Test
  void softNavigation_isANewPage_withAnEndOfTheOld() {
    page.evaluate("history.pushState({}, '', '/soft?q=green%20tea'); document.title = 'Soft'");
    page.evaluate("history.replaceState({}, '', '/soft?q=green%20tea&page=2')");
    page.evaluate("history.pushState({}, '', '/soft?q=black%20tea')");
    page.goBack();
    page.evaluate("history.back()");
    page.waitForURL("**/start*");
    leave();
    site.await("leave", event -> true);
    site.await("view", event -> site.events("leave").size() == 3);

    assertThat(site.events("view"))
        .extracting(event -> path(event) + " " + event.getBoolean("soft", false))
        .containsExactly("/start false", "/soft true", "/start true");
    assertThat(told("view", "title").get(1)).isEqualTo("Soft");
    assertThat(told("view", "referrer")).containsExactly("-", "/start", "/soft");
    assertThat(told("search", "words")).containsExactly("green tea", "black tea", "green tea");
    assertThat(site.events("view").stream().map(PageScriptIT::pageOf).distinct()).hasSize(3);
    assertThat(site.events("leave"))
        .extracting(PageScriptIT::path)
        .containsExactly("/start", "/soft", "/start");
  }

  private static String pageOf(JsonObject event) {
    return event.getJsonObject("head").getString("page");
  }

  @Test
  void errors_areToldByClassAndPlace() {
    page.click("#breaks");
    page.evaluate("Promise.reject(new RangeError('told by anna')); undefined");
    leave();
    site.await("leave", event -> true);

    assertThat(told("error", "error")).containsExactly("TypeError", "RangeError");
    assertThat(site.events("error").get(0).getString("script")).isEqualTo("/own.js");
    assertThat(site.events("error").get(0).getInt("line")).isEqualTo(5);
    assertThat(site.events().toString()).doesNotContain("anna");
  }

  @Test
  void application_tellsWhatItWants() {
    page.evaluate("sessiontrail.track('plan.chosen', {size: 'L', none: null})");
    leave();
    JsonObject custom = site.await("custom", event -> true);

    assertThat(custom.getString("name")).isEqualTo("plan.chosen");
    assertThat(custom.getJsonObject("detail").getString("size")).isEqualTo("L");
  }

  @Test
  void visitorWhoAsksForIt_tellsNothing() {
    Page other = browser.page();
    other.addInitScript(
        "Object.defineProperty(navigator, 'globalPrivacyControl', {value: true, configurable: true})");
    other.navigate(site.address("/quiet"));
    other.click("#answers");
    other.evaluate("sessiontrail.track('x')");
    other.close();
    assertThat(page.evaluate("document.cookie.length + localStorage.length")).isEqualTo(0);
    leave();
    site.await("leave", event -> true);

    assertThat(site.events()).noneMatch(event -> path(event).equals("/quiet"));
  }
}
