package org.sessiontrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody buys tea: what the browser did is what the auditor reads. */
@ExtendWith(ArquillianExtension.class)
class ShopPurchaseIT {
  private static final Path DATA = Built.target().resolve("purchase");
  private static final Path KEY = DATA.resolve("tracker.key");
  private static final String JDBC_URL =
      "jdbc:h2:file:" + DATA.resolve("trail") + ";AUTO_SERVER=TRUE";
  private static final Pattern SUPPORT_CODE =
      Pattern.compile("data-test=\"support-code\">\\s*([0-9A-Z]{5}-[0-9A-Z]{5})\\s*<");
  private static final Duration STORED_WITHIN = Duration.ofSeconds(30);

  private final List<String> sent = Collections.synchronizedList(new ArrayList<>());

  @Deployment(testable = false)
  static WebArchive shop() {
    return Built.shop(
        descriptor ->
            descriptor
                .replaceAll("<url>jdbc:h2:[^<]*</url>", "<url>" + JDBC_URL + "</url>")
                .replaceFirst(
                    "<context-param>",
                    "<context-param><param-name>tracker.key-file</param-name><param-value>"
                        + KEY
                        + "</param-value></context-param>\n  <context-param>"));
  }

  @Test
  void purchase_isReportedAsTheBrowserMadeIt(@ArquillianResource URL shop) throws Exception {
    Instant before = Instant.now().truncatedTo(ChronoUnit.MICROS);
    try (Browser browser = Browser.open()) {
      Page page = browser.page();
      page.onRequest(this::note);
      buy(page, shop);
      page.close();
    }

    List<NamedCsvRecord> report = report(before);

    assertThat(requests(report)).containsExactlyElementsOf(recordable(sent));
    assertThat(whats(report, "action"))
        .containsExactly(
            "product.view",
            "search",
            "product.view",
            "cart.add",
            "checkout.step",
            "checkout.step",
            "checkout.step",
            "order.place");
    assertOneTrail(report);
  }

  /** Who calls reads the code from the page; who answers sees what failed, and where. */
  @Test
  void failure_isFoundByTheCodeOnItsPage(@ArquillianResource URL shop) throws Exception {
    HttpResponse<String> failed = get(HttpClient.newHttpClient(), shop + "fail");

    assertThat(failed.statusCode()).isEqualTo(500);
    Matcher code = SUPPORT_CODE.matcher(failed.body());
    assertThat(code.find()).as(failed.body()).isTrue();
    assertThat(timeline(String.valueOf(code.group(1))))
        .containsPattern(
            "> .*request +GET /sample/fail 500 failed java.lang.IllegalStateException #")
        .contains("at org.sessiontrail.sample.web.FailServlet.doGet(FailServlet.java:")
        .doesNotContain("boiled over");
  }

  private static HttpResponse<String> get(HttpClient client, String address) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** What the command line says of a code, once its request is stored. */
  private static String timeline(String code) throws Exception {
    List<String> command = new ArrayList<>(Built.commandLine());
    command.addAll(List.of("timeline", "--code", code, "--key-file", KEY.toString()));
    command.addAll(List.of("--jdbc-url", JDBC_URL));
    Files.createDirectories(DATA);
    Path said = DATA.resolve("timeline.txt");
    Instant deadline = Instant.now().plus(STORED_WITHIN);
    Process process;
    do {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
    } while (process.waitFor() != 0 && Instant.now().isBefore(deadline));
    return Files.readString(said);
  }

  private static void buy(Page page, URL shop) {
    page.navigate(shop.toString());
    shoot(page, "1-home");
    page.click("[data-test=category-tea]");
    page.click("[data-test=product] >> nth=0");
    shoot(page, "2-product");
    page.fill("[data-test=search-term]", "kettle");
    page.click("[data-test=search-go]");
    shoot(page, "3-search");
    page.click("[data-test=product] >> nth=0");
    page.click("[data-test=add-to-cart]");
    page.click("[data-test=cart-link]");
    shoot(page, "4-cart");
    page.click("[data-test=checkout]");
    page.fill("#j_username", "anna");
    page.fill("#j_password", "anna-demo");
    shoot(page, "5-login");
    page.click("[data-test=login-go]");
    fillAddress(page);
    shoot(page, "6-address");
    page.click("[data-test=checkout-next]");
    page.click("[name=delivery] >> nth=0");
    page.click("[name=payment] >> nth=0");
    shoot(page, "7-delivery");
    page.click("[data-test=checkout-next]");
    shoot(page, "8-review");
    page.click("[data-test=checkout-next]");
    assertThat(page.textContent("[data-test=order-id]")).isNotBlank();
    shoot(page, "9-confirmation");
    page.click("[data-test=logout]");
    page.waitForSelector("[data-test=signed-out]");
  }

  private static void fillAddress(Page page) {
    page.fill("#name", "Anna Example");
    page.fill("#email", "anna@example.com");
    page.fill("#street", "Linden Street 5");
    page.fill("#postcode", "12345");
    page.fill("#city", "Sampletown");
  }

  private static void shoot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(DATA.resolve(name + ".png")).setFullPage(true));
  }

  private void note(Request request) {
    sent.add(request.method() + " " + URI.create(request.url()).getPath());
  }

  /**
   * Without static files, which are counted only, the ticker, which a click may cut off, and what
   * the page script tells, which is no request of the shop's.
   */
  private static List<String> recordable(List<String> requests) {
    Predicate<String> excluded =
        request ->
            request.matches(".*\\.(css|js|svg|ico|png)$")
                || request.endsWith("/events")
                || request.endsWith("/tracker/b");
    synchronized (requests) {
      return requests.stream().filter(excluded.negate()).toList();
    }
  }

  /** The report once the end of the session has been stored. */
  private static List<NamedCsvRecord> report(Instant from) throws Exception {
    Path csv = DATA.resolve("purchase.csv");
    Files.createDirectories(DATA);
    Instant deadline = Instant.now().plus(STORED_WITHIN);
    List<NamedCsvRecord> rows;
    do {
      rows = AuditExport.csv(csv, JDBC_URL, "--from", from.toString());
    } while (of(rows, "session-end").isEmpty() && Instant.now().isBefore(deadline));
    return rows;
  }

  private static void assertOneTrail(List<NamedCsvRecord> report) {
    List<NamedCsvRecord> ends = of(report, "session-end");
    assertThat(ends).hasSize(1);
    assertThat(ends.get(0).getField("what")).isEqualTo("logout");
    String trail = ends.get(0).getField("trail");
    List<NamedCsvRecord> onTrail =
        report.stream().filter(row -> row.getField("trail").equals(trail)).toList();
    assertThat(of(onTrail, "session-start")).hasSize(1);
    assertThat(of(onTrail, "session-id-change")).isNotEmpty();
    assertThat(of(onTrail, "login")).extracting(row -> row.getField("who")).containsExactly("anna");
    assertThat(of(onTrail, "logout"))
        .extracting(row -> row.getField("who"))
        .containsExactly("anna");
    assertThat(whats(onTrail, "action")).contains("cart.add", "order.place");
    assertThat(report.stream().map(row -> row.getField("trail")).filter(id -> !id.isEmpty()))
        .allMatch(trail::equals);
  }

  private static List<String> requests(List<NamedCsvRecord> report) {
    return recordable(whats(report, "request"));
  }

  private static List<String> whats(List<NamedCsvRecord> report, String kind) {
    return of(report, kind).stream().map(row -> row.getField("what")).toList();
  }

  private static List<NamedCsvRecord> of(List<NamedCsvRecord> report, String kind) {
    return report.stream().filter(row -> row.getField("kind").equals(kind)).toList();
  }
}
