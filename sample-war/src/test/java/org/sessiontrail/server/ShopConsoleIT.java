package org.sessiontrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;

/** Somebody buys, then those who may look at the console, in a browser, by role. */
@ExtendWith(ArquillianExtension.class)
class ShopConsoleIT {
  private static final Path DATA = Built.target().resolve("console");
  private static final String JDBC_URL =
      "jdbc:h2:file:" + DATA.resolve("trail") + ";AUTO_SERVER=TRUE";
  private static final String AGENT =
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/131.0.0.0 Safari/537.36";
  private static final List<String> PAGES =
      List.of(
          "",
          "sessions",
          "reports",
          "reports/trend",
          "reports/funnel",
          "reports/next-pages",
          "findings",
          "audit",
          "settings");

  /** What a browser says of the page: what it refused to load, and errors of scripts. */
  private final List<String> complaints = new ArrayList<>();

  private static String begun = "";

  @BeforeAll
  static void begin() {
    begun = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  @Deployment(testable = false)
  static WebArchive shop() {
    // keys and what was signed last belong to one log: other tests have other logs
    return Built.shop(
        descriptor ->
            descriptor
                .replaceAll("<url>jdbc:h2:[^<]*</url>", "<url>" + JDBC_URL + "</url>")
                .replaceFirst(
                    "<context-param>",
                    "<context-param><param-name>tracker.spool.dir</param-name><param-value>"
                        + DATA.resolve("spool")
                        + "</param-value></context-param><context-param>"));
  }

  @Test
  void auditor_goesFromTheNumbersToOneRecordAndItsProof(@ArquillianResource URL shop)
      throws Exception {
    try (Browser browser = Browser.open();
        BrowserContext customers = browser.person("203.0.113.9", AGENT);
        BrowserContext auditors = browser.person("203.0.113.10", AGENT)) {
      buy(customers.newPage(), shop);
      String trail = stored();
      Page console = signedIn(auditors, shop, "audit");

      console.navigate(shop + "tracker/");
      assertThat(console.locator(".tiles a").count()).isGreaterThan(4);
      console.click("nav a:has-text('Sessions')");
      console.click("td a[href*='" + trail + "']");
      assertThat(console.locator("h1").innerText()).isEqualTo("One session");
      assertThat(console.locator(".timeline .kind-action").allInnerTexts().toString())
          .contains("cart.add");
      console.click("button[data-unfold=true]");
      console.click(".proof a[href*='/audit/proof/'] >> nth=0");
      awaitProof(console);
      assertThat(console.locator("pre").innerText()).startsWith("c2sp.org/tlog-proof@v1");
      assertThat(complaints).isEmpty();
    }
    try (StoredTrail stored = StoredTrail.open(JDBC_URL, "shop")) {
      stored.await(1, record -> isOurs(record) && "page.session".equals(record.text("format")));
    }
  }

  /**
   * The checkpoint that covers a record is signed within seconds, so the page is looked at again.
   */
  private static void awaitProof(Page console) {
    console.waitForLoadState();
    for (int i = 0; i < 60 && console.locator(".good[role=status]").count() == 0; i++) {
      console.waitForTimeout(500);
      console.reload();
    }
    assertThat(console.locator("main").innerText()).contains("as it was signed");
  }

  @ParameterizedTest
  @CsvSource({"light, 1280, en-IE", "dark, 390, de-DE"})
  void everyPage_isWholeForEverybody(
      String theme, int width, String language, @ArquillianResource URL shop) throws Exception {
    try (Browser browser = Browser.open();
        BrowserContext auditors = browser.looking(theme, width, language)) {
      Page console = signedIn(auditors, shop, "audit");
      console.setDefaultTimeout(30_000);
      for (String path : PAGES) {
        Response answer = console.navigate(shop + "tracker/" + path);

        assertThat(Objects.requireNonNull(answer).status()).as(path).isEqualTo(200);
        assertThat(console.evaluate("() => document.documentElement.scrollWidth"))
            .as(path + " is no wider than the window")
            .isEqualTo(width);
        assertThat(serious(console)).as(path + " for who does not see it").isEmpty();
      }
      assertThat(console.locator("html").getAttribute("lang")).isEqualTo(language.substring(0, 2));
      assertThat(complaints).isEmpty();
    }
  }

  @Test
  void analyst_seesNumbers_neverAPerson(@ArquillianResource URL shop) throws Exception {
    try (Browser browser = Browser.open();
        BrowserContext analysts = browser.person("203.0.113.11", AGENT)) {
      Page console = signedIn(analysts, shop, "analyst");

      console.navigate(shop + "tracker/");
      assertThat(console.locator("nav a").allInnerTexts()).containsExactly("Overview", "Reports");
      for (String path : List.of("sessions", "findings", "audit", "settings")) {
        Response answer = console.navigate(shop + "tracker/" + path);
        assertThat(Objects.requireNonNull(answer).status()).as(path).isEqualTo(403);
      }
    }
  }

  @Test
  void segment_isSuggested_andTableIsSorted(@ArquillianResource URL shop) throws Exception {
    try (Browser browser = Browser.open();
        BrowserContext customers = browser.person("203.0.113.9", AGENT);
        BrowserContext auditors = browser.person("203.0.113.12", AGENT)) {
      Page console = signedIn(auditors, shop, "audit");
      buy(customers.newPage(), shop);
      stored();
      console.navigate(shop + "tracker/reports/pages");

      console.fill("input[name=segment]", "device==");
      console.waitForSelector(
          "#segment-words option[value='device==desktop']",
          new Page.WaitForSelectorOptions()
              .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
      List<String> before = firstCells(console);
      console.click("th button >> nth=0");
      console.click("th button >> nth=0");
      assertThat(firstCells(console)).containsExactlyInAnyOrderElementsOf(before).isSorted();
      assertThat(complaints).isEmpty();
    }
  }

  private static List<String> firstCells(Page console) {
    return console.locator("table.sortable tbody td:first-child").allInnerTexts();
  }

  /** What axe-core finds that keeps somebody from using the page. */
  private static List<Object> serious(Page console) throws IOException {
    try (InputStream axe = ShopConsoleIT.class.getResourceAsStream("/axe.min.js")) {
      console.evaluate(
          new String(Objects.requireNonNull(axe).readAllBytes(), StandardCharsets.UTF_8));
    }
    Object found =
        console.evaluate(
            "async () => (await axe.run()).violations"
                + ".filter(each => ['serious', 'critical'].includes(each.impact))"
                + ".map(each => each.id + ' ' + each.nodes.map(node => node.html).join(' '))");
    return List.copyOf((List<?>) found);
  }

  private Page signedIn(BrowserContext context, URL shop, String user) {
    Page page = context.newPage();
    page.navigate(shop + "tracker/");
    ElementHandle name = page.waitForSelector("#j_username");
    name.fill(user);
    page.fill("#j_password", user + "-demo");
    page.click("[data-test=login-go]");
    page.waitForURL(url -> !url.contains("login") && !url.contains("sign-in"));
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().contains("403")) {
            complaints.add(message.text());
          }
        });
    return page;
  }

  private static void buy(Page page, URL shop) {
    page.navigate(shop + "category/tea");
    page.click("[data-test=product] a >> nth=0");
    page.waitForURL("**/product/*");
    page.click("[data-test=add-to-cart]");
    page.waitForURL("**/cart");
  }

  /** The trail of whoever bought, once it is stored and its visit is counted. */
  private static String stored() throws Exception {
    try (StoredTrail stored = StoredTrail.open(JDBC_URL, "shop")) {
      stored.await(1, ShopConsoleIT::isBuying);
      return Objects.requireNonNull(stored.records(ShopConsoleIT::isBuying).get(0).text("sid"));
    }
  }

  private static boolean isBuying(StoredRecord record) {
    return isOurs(record)
        && record.kind() == Kind.ACTION
        && record.members().entrySet().contains(Map.entry("name", "cart.add"));
  }

  private static boolean isOurs(StoredRecord record) {
    return String.valueOf(record.text("at")).compareTo(begun) >= 0;
  }
}
