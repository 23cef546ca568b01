package org.sessiontrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;

/** A stolen session is asked who is behind it; its owner goes on, the thief does not. */
@ExtendWith(ArquillianExtension.class)
class ShopStepUpIT {
  private static final Path DATA = Built.target().resolve("step-up");
  private static final String JDBC_URL =
      "jdbc:h2:file:" + DATA.resolve("trail") + ";AUTO_SERVER=TRUE";
  private static final String OWNERS =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/131.0.0.0 Safari/537.36";
  private static final String THIEFS =
      "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0";

  private static final String WINDOWS =
      "select count(*) from tracker_alert where channel = 'window' and subject like 'D10 %'";

  /** Earlier runs left their records where this one finds them. */
  private static String begun = "";

  @BeforeAll
  static void begin() {
    begun = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  @Deployment(testable = false)
  static WebArchive shop() {
    return Built.shop(
        descriptor ->
            descriptor
                .replaceAll("<url>jdbc:h2:[^<]*</url>", "<url>" + JDBC_URL + "</url>")
                .replaceFirst(
                    "<context-param>",
                    told("tracker.detect.mode", "enforce")
                        + told("tracker.proxies", "127.0.0.0/8 ::1/128")
                        + told("tracker.detect.d03.mode", "enforce")
                        + "<context-param>"));
  }

  private static String told(String name, String value) {
    return "<context-param><param-name>"
        + name
        + "</param-name><param-value>"
        + value
        + "</param-value></context-param>";
  }

  @Test
  void stolenSession_isAskedWhoIsBehindIt(@ArquillianResource URL shop) throws Exception {
    try (Browser browser = Browser.open();
        BrowserContext ownersBrowser = browser.person("203.0.113.9", OWNERS);
        BrowserContext thiefsBrowser = browser.person("198.51.100.77", THIEFS)) {
      Page owner = ownersBrowser.newPage();
      signIn(owner, shop);
      List<Cookie> stolen = ownersBrowser.cookies();
      thiefsBrowser.addCookies(stolen);
      Page thief = thiefsBrowser.newPage();

      assertThat(ends(thief.navigate(shop + "account"))).isEqualTo("/sample/verify");
      typeCode(thief, "000000");
      assertThat(thief.locator("[data-test=verify-failed]").count()).isOne();
      assertThat(ends(thief.navigate(shop + "cart"))).isEqualTo("/sample/verify");

      assertThat(ends(owner.navigate(shop + "cart"))).isEqualTo("/sample/verify");
      typeCode(owner, codeOf(ownersBrowser, shop, "anna"));
      owner.waitForURL("**/cart");
      assertThat(owner.locator("[data-test=cart-count]").innerText()).isEqualTo("1");
      assertThat(ends(owner.navigate(shop + "account"))).isEqualTo("/sample/account");
      assertThat(sessionOf(ownersBrowser)).isNotEqualTo(sessionOf(thiefsBrowser));

      thief.navigate(shop + "account");
      assertThat(thief.locator("#j_username").count()).as("nobody is signed in").isOne();
    }

    try (StoredTrail stored = StoredTrail.open(JDBC_URL, "shop")) {
      stored.await(1, record -> isOurs(record) && "passed".equals(record.text("outcome")));
      stored.await(1, record -> isOurs(record) && record.kind() == Kind.FINDING);
      List<StoredRecord> steps =
          stored.records(record -> isOurs(record) && record.kind() == Kind.CHALLENGE);
      assertThat(steps)
          .extracting(step -> step.text("outcome"))
          .containsExactlyInAnyOrder("asked", "failed", "passed");
      assertThat(steps).extracting(step -> step.text("rule")).containsOnly("session-hijack");
      assertThat(steps.stream().map(step -> step.text("sid")).collect(Collectors.toSet()))
          .as("one trail")
          .hasSize(1);
    }
  }

  /** A list of stolen names is tried: one finding and one alert, however long the list. */
  @Test
  void stuffing_raisesOneFindingAndOneAlert(@ArquillianResource URL shop) throws Exception {
    HttpClient script = HttpClient.newHttpClient();
    // another network each time: a finding is not stated twice within the window of its rule
    long before = windows();
    String network = "198.18." + Instant.now().getEpochSecond() % 250 + ".";
    for (int i = 0; i < 60; i++) {
      HttpRequest attempt =
          HttpRequest.newBuilder(URI.create(shop + "sign-in"))
              .header("X-Forwarded-For", network + (1 + i % 20))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString("j_username=u" + i + "&j_password=123456"))
              .build();
      HttpResponse<String> answer = script.send(attempt, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.body()).contains("login-failed");
    }

    try (StoredTrail stored = StoredTrail.open(JDBC_URL, "shop")) {
      stored.await(60, record -> isOurs(record) && "refused".equals(record.text("outcome")));
      stored.await(1, ShopStepUpIT::isStuffing);
      awaitOneAlert(before);
      assertThat(stored.records(ShopStepUpIT::isStuffing)).hasSize(1);
    }
  }

  private static boolean isStuffing(StoredRecord record) {
    return isOurs(record) && record.kind() == Kind.FINDING && "D10".equals(record.text("rule"));
  }

  /** Told of: one window more than {@code before}, and nothing waits for a channel. */
  private static void awaitOneAlert(long before) throws Exception {
    String waiting = "select count(*) from tracker_alert where channel <> 'window'";
    try (Connection connection = DriverManager.getConnection(JDBC_URL, "sa", "")) {
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (System.nanoTime() < until
          && (count(connection, WINDOWS) == before || count(connection, waiting) > 0)) {
        Thread.onSpinWait();
      }
      assertThat(count(connection, WINDOWS)).isEqualTo(before + 1);
      assertThat(count(connection, waiting)).isZero();
    }
  }

  /** Windows of earlier runs are there for a while. */
  private static long windows() throws Exception {
    try (Connection connection = DriverManager.getConnection(JDBC_URL, "sa", "")) {
      return count(connection, WINDOWS);
    }
  }

  private static long count(Connection connection, String query) throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void signIn(Page page, URL shop) {
    page.navigate(shop + "category/tea");
    page.click("[data-test=product] a >> nth=0");
    page.waitForURL("**/product/*");
    page.click("[data-test=add-to-cart]");
    page.waitForURL("**/cart");
    page.navigate(shop + "account");
    page.fill("#j_username", "anna");
    page.fill("#j_password", "anna-demo");
    page.click("[data-test=login-go]");
    page.waitForURL("**/account");
  }

  private static void typeCode(Page page, String code) {
    page.fill("#code", code);
    page.click("[data-test=verify-go]");
    page.waitForLoadState();
  }

  private static String codeOf(BrowserContext browser, URL shop, String user) {
    Page phone = browser.newPage();
    phone.navigate(shop + "phone");
    String code = phone.locator("[data-test=code-" + user + "]").innerText();
    phone.close();
    return code;
  }

  private static String ends(Response response) {
    return URI.create(Objects.requireNonNull(response).url()).getPath();
  }

  private static String sessionOf(BrowserContext browser) {
    return browser.cookies().stream()
        .filter(cookie -> cookie.name.equals("JSESSIONID"))
        .map(cookie -> cookie.value)
        .findFirst()
        .orElse("");
  }

  private static boolean isOurs(StoredRecord record) {
    return String.valueOf(record.text("at")).compareTo(begun) >= 0;
  }
}
