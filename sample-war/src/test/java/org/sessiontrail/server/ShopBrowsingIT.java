package org.sessiontrail.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;

/** Somebody looks around in the shop: what they did on its pages is what is stored, once. */
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ShopBrowsingIT {
  private static final Path DATA = Built.target().resolve("browsing");
  private static final String JDBC_URL =
      "jdbc:h2:file:" + DATA.resolve("trail") + ";AUTO_SERVER=TRUE";
  private static final Offset<Long> CLOSE = within(250L);
  private static final String BEGUN =
      "() => performance.timeOrigin + performance.getEntriesByType('navigation')[0].domInteractive";
  private static final String NOW = "() => performance.timeOrigin + performance.now()";
  private static final String BOTTOM =
      "() => scrollY + innerHeight >= document.documentElement.scrollHeight - 2";
  private static final String BEFORE =
      "() => performance.timeOrigin"
          + " + performance.getEntriesByType('navigation')[0].unloadEventStart";

  /** Headless pages are never in the background, so the page is told what a browser tells it. */
  private static final String SWITCH =
      "state => {"
          + " Object.defineProperty(document, 'visibilityState', {value: state, configurable: true});"
          + " document.dispatchEvent(new Event('visibilitychange'));"
          + " return performance.timeOrigin + performance.now(); }";

  /** By place in {@link #shown}: milliseconds in the foreground, as the browser itself has it. */
  private final Map<Integer, Long> seen = new LinkedHashMap<>();

  private final List<String> shown = new ArrayList<>();

  /** Earlier runs left their records where this one finds them. */
  private static String begun = "";

  @BeforeAll
  static void begin() {
    begun = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  @Deployment(testable = false)
  static WebArchive shop() {
    return Built.shop(JDBC_URL);
  }

  @Test
  @Order(1)
  void browsing_isStoredAsItWasDone(@ArquillianResource URL shop) throws Exception {
    try (Browser browser = Browser.open()) {
      Page page = browser.page();
      // time begins with the script: a server that just started takes long over its first answers
      page.request().get(shop + "tracker/t.js");
      page.navigate(shop.toString());
      switchTabs(page);
      lookAtTea(page);
      abandonTheAddress(page);
      buy(page);
      closeTheTab(page);
    }

    try (StoredTrail stored = StoredTrail.open(JDBC_URL, "shop")) {
      stored.await(1, record -> isOurs(record) && of(record, "leave", "/sample/checkout/done"));
      assertThat(views(stored)).containsExactlyElementsOf(shown);
      assertVisibleTimes(stored);
      assertWhatWasDone(stored);
      assertNothingTwice(stored);
      assertNoFieldValue(stored);
    }
  }

  /** The other test comes before: it counts all that is stored. */
  @Test
  @Order(2)
  void browsing_whenPermitted_isFollowedBySuggestionsUntilItIsNot(@ArquillianResource URL shop) {
    try (Browser browser = Browser.open()) {
      Page page = browser.page();
      decide(page, shop, "all");
      for (String sku : List.of("T-101", "T-102", "T-103")) {
        page.navigate(shop + "product/" + sku);
      }
      page.navigate(shop.toString());
      assertThat(page.locator("[data-test=suggestion]").count()).isEqualTo(3);
      assertThat(page.locator("[data-test=reason]").first().textContent())
          .startsWith("Because you viewed");

      page.navigate(shop + "account");
      page.fill("#j_username", "anna");
      page.fill("#j_password", "anna-demo");
      page.click("[data-test=login-go]");
      page.navigate(shop + "product/T-104");
      assertThat(profile(page, shop))
          .contains("\"viewed\":[\"T-104\",\"T-103\",\"T-102\",\"T-101\"]", "\"tea\"");

      decide(page, shop, "none");
      page.navigate(shop.toString());
      assertThat(page.locator("[data-test=suggestion]").count()).isZero();
      assertThat(profile(page, shop))
          .contains("\"active\":false", "\"reason\":\"consent\"", "\"viewed\":[]");

      page.navigate(shop + "tracker/me?user=eve");
      assertThat(page.locator("h1").textContent()).isEqualTo("My activity");
      assertThat(page.locator("table").first().locator("tbody tr").count()).isPositive();
    }
  }

  private static void decide(Page page, URL shop, String purpose) {
    assertThat(
            page.request()
                .post(
                    shop + "tracker/consent",
                    RequestOptions.create()
                        .setHeader("Sec-Fetch-Site", "same-origin")
                        .setForm(FormData.create().set("purpose", purpose)))
                .status())
        .isEqualTo(204);
  }

  private static String profile(Page page, URL shop) {
    return page.request().get(shop + "tracker/api/v1/profile").text();
  }

  private void switchTabs(Page page) {
    arrived("/sample/");
    double begun = at(page, BEGUN);
    page.waitForTimeout(600);
    double away = number(page.evaluate(SWITCH, "hidden"));
    page.waitForTimeout(1_200);
    double back = number(page.evaluate(SWITCH, "visible"));
    page.waitForTimeout(400);
    page.click("[data-test=category-tea]");
    page.waitForURL("**/category/tea");
    seen.put(0, Math.round(away - begun + at(page, BEFORE) - back));
  }

  private void lookAtTea(Page page) {
    arrived("/sample/category/tea");
    double begun = at(page, BEGUN);
    page.mouse().wheel(0, 100_000);
    page.waitForFunction(BOTTOM);
    page.waitForTimeout(300);
    double softly =
        number(
            page.evaluate(
                "() => { history.pushState({}, '', location.pathname + '/softly');"
                    + " return performance.timeOrigin + performance.now(); }"));
    seen.put(shown.size() - 1, Math.round(softly - begun));
    arrived("/sample/category/tea/softly");
    page.waitForTimeout(500);
    double back =
        number(
            page.evaluate(
                "() => new Promise(done => { addEventListener('popstate', () =>"
                    + " done(performance.timeOrigin + performance.now())); history.back(); })"));
    seen.put(shown.size() - 1, Math.round(back - softly));
    arrived("/sample/category/tea");
    page.click("[data-test=product] a >> nth=0");
    page.waitForURL("**/product/*");
    arrived(path(page));
    page.click("[data-test=add-to-cart]");
    page.waitForURL("**/cart");
    arrived("/sample/cart");
  }

  private void abandonTheAddress(Page page) {
    page.click("[data-test=checkout]");
    page.waitForSelector("#j_username");
    arrived(path(page));
    page.fill("#j_username", "anna");
    page.fill("#j_password", "anna-demo");
    page.click("[data-test=login-go]");
    page.waitForSelector("#street");
    arrived("/sample/checkout");
    double begun = at(page, BEGUN);
    page.fill("#name", "Somebody Else");
    page.fill("#street", "Wrong Street 5");
    page.fill("#name", "Anna Example");
    page.locator("#name").blur();
    page.waitForTimeout(400);
    page.click("[data-test=cart-link]");
    page.waitForURL("**/cart");
    seen.put(shown.size() - 1, Math.round(at(page, BEFORE) - begun));
    arrived("/sample/cart");
  }

  private void buy(Page page) {
    page.click("[data-test=checkout]");
    page.waitForSelector("#street");
    arrived("/sample/checkout");
    page.fill("#name", "Anna Example");
    page.fill("#email", "anna@example.com");
    page.fill("#street", "Linden Street 5");
    page.fill("#postcode", "QX98ZZ");
    page.fill("#city", "Sampletown");
    page.click("[data-test=checkout-next]");
    page.waitForSelector("[data-test=checkout-delivery]");
    arrived("/sample/checkout");
    page.click("[name=delivery] >> nth=0");
    page.click("[name=payment] >> nth=0");
    page.click("[data-test=checkout-next]");
    page.waitForSelector("[data-test=checkout-review]");
    arrived("/sample/checkout");
    page.click("[data-test=checkout-next]");
    page.waitForSelector("[data-test=order-id]");
  }

  private void closeTheTab(Page page) {
    arrived(path(page));
    double begun = at(page, BEGUN);
    page.waitForTimeout(800);
    double closed = at(page, NOW);
    seen.put(shown.size() - 1, Math.round(closed - begun));
    page.close();
  }

  private void arrived(String path) {
    shown.add(path);
  }

  private static String path(Page page) {
    return (String) page.evaluate("() => location.pathname");
  }

  private static double at(Page page, String when) {
    return number(page.evaluate(when));
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  private static List<StoredRecord> events(StoredTrail stored, String event) {
    return stored
        .records(
            record ->
                isOurs(record)
                    && record.kind() == Kind.PAGE_EVENT
                    && event.equals(record.members().get("event")))
        .stream()
        .sorted(Comparator.comparing(record -> record.text("clientAt") + record.text("at")))
        .toList();
  }

  private static boolean isOurs(StoredRecord record) {
    String from = begun.substring(0, begun.length() - 1);
    return String.valueOf(record.text("at")).compareTo(from) >= 0;
  }

  private static boolean of(StoredRecord record, String event, String route) {
    return record.kind() == Kind.PAGE_EVENT
        && event.equals(record.members().get("event"))
        && String.valueOf(record.members().get("route")).startsWith(route);
  }

  private static Object what(StoredRecord record, String member) {
    return record.personal().get("what") instanceof Map<?, ?> what && what.get(member) != null
        ? what.get(member)
        : "-";
  }

  private static List<Object> views(StoredTrail stored) {
    return events(stored, "view").stream().map(view -> what(view, "path")).toList();
  }

  /** The last time that each page told, which is the longest. */
  private void assertVisibleTimes(StoredTrail stored) {
    List<StoredRecord> views = events(stored, "view");
    seen.forEach(
        (place, millis) -> {
          String page = String.valueOf(views.get(place).text("page"));
          long told =
              events(stored, "leave").stream()
                  .filter(leave -> page.equals(leave.text("page")))
                  .mapToLong(leave -> (Long) leave.members().getOrDefault("visible", 0L))
                  .max()
                  .orElse(-1);
          assertThat(told).as("visible %s", shown.get(place)).isCloseTo(millis, CLOSE);
        });
  }

  private static void assertWhatWasDone(StoredTrail stored) {
    assertThat(events(stored, "form-abandon"))
        .singleElement()
        .satisfies(
            abandon -> {
              assertThat(what(abandon, "form")).isEqualTo("checkout-address");
              assertThat(abandon.members()).containsEntry("fields", 2L);
            });
    assertThat(events(stored, "form-submit"))
        .extracting(submit -> what(submit, "form"))
        .containsExactly(
            "buy", "sign-in", "checkout-address", "checkout-delivery", "checkout-review");
    assertThat(events(stored, "form-refill"))
        .extracting(refill -> what(refill, "field"))
        .containsExactly("name");
    assertThat(events(stored, "click"))
        .extracting(click -> what(click, "element"))
        .contains("add-to-cart", "checkout", "sign-in-go", "cart", "checkout-next");
    assertThat(events(stored, "leave"))
        .anyMatch(leave -> Long.valueOf(100).equals(leave.members().get("depth")));
    assertThat(events(stored, "timing")).isNotEmpty();
  }

  /** Each event is stored once, on the one trail or, before there was a session, on none. */
  private static void assertNothingTwice(StoredTrail stored) {
    List<StoredRecord> told =
        stored.records(record -> isOurs(record) && record.kind() == Kind.PAGE_EVENT);
    assertThat(told.stream().map(ShopBrowsingIT::identity)).doesNotHaveDuplicates();
    String trail =
        String.valueOf(
            stored
                .records(record -> isOurs(record) && record.kind() == Kind.LOGIN)
                .get(0)
                .text("sid"));
    List<StoredRecord> tied = told.stream().filter(record -> record.text("sid") != null).toList();
    assertThat(tied).isNotEmpty().allMatch(record -> trail.equals(record.text("sid")));
    assertThat(stored.records(record -> isOurs(record) && record.kind() == Kind.SUPPRESSED))
        .noneMatch(record -> String.valueOf(record.text("reason")).startsWith("beacon"));
  }

  private static String identity(StoredRecord record) {
    Map<String, Object> members = record.members();
    return members.get("page")
        + " "
        + members.get("event")
        + " "
        + members.get("offset")
        + " "
        + record.personal();
  }

  /** Changes of the address are recorded with its values, since the shop's entity says so. */
  private static void assertNoFieldValue(StoredTrail stored) {
    for (StoredRecord record : stored.records(ShopBrowsingIT::isOurs)) {
      String all = new String(record.leaf(), StandardCharsets.UTF_8) + record.personal();
      assertThat(all).doesNotContain("anna-demo", "j_password", "anna@example.com", "Somebody");
      if (record.kind() != Kind.CHANGE) {
        assertThat(all).doesNotContain("Anna Example", "Street 5", "QX98ZZ", "Sampletown");
      }
    }
  }
}
