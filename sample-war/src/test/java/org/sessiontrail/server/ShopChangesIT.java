package org.sessiontrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sessiontrail.capture.contract.ProbedServer;
import org.sessiontrail.capture.contract.Visitor;
import org.sessiontrail.record.StoredRecord;

/** A customer moves: the shop's row, in the container's transaction, before and after. */
@ExtendWith(ArquillianExtension.class)
class ShopChangesIT implements ProbedServer {
  private static final Path DATA = Built.target().resolve("changes");
  private static final String JDBC_URL =
      "jdbc:h2:file:" + DATA.resolve("trail") + ";AUTO_SERVER=TRUE";
  private static final Duration STORED_WITHIN = Duration.ofSeconds(30);

  @ArquillianResource
  @SuppressWarnings("NullAway.Init") // Arquillian sets it
  private URL shop;

  @Deployment(testable = false)
  static WebArchive shop() {
    return Built.shop(JDBC_URL);
  }

  @Override
  public URI base() {
    return URI.create(shop.toString());
  }

  @Override
  public List<StoredRecord> records(Predicate<StoredRecord> wanted) {
    throw new UnsupportedOperationException("read from the export");
  }

  @Test
  void address_thatChanges_isReportedBeforeAndAfterOnTheTrailOfItsRequest() throws Exception {
    Instant before = Instant.now();
    Visitor anna = visitor();
    anna.post("cart/add", "sku=" + sku(anna) + "&quantity=1");
    anna.get("checkout?step=address");
    anna.post("j_security_check", "j_username=anna&j_password=anna-demo");
    assertThat(sends(anna, "Linden Street 5", "Sampletown").statusCode()).isEqualTo(200);
    assertThat(sends(anna, "Harbour 7", "Porttown").statusCode()).isEqualTo(200);

    List<NamedCsvRecord> changes = changes(before);

    assertThat(changes)
        .extracting(row -> row.getField("what"))
        .containsExactly("insert address", "update address");
    assertThat(changes).allSatisfy(ShopChangesIT::isAnnasAndDone);
    assertThat(changes.get(0).getField("more"))
        .contains("\"object\":{\"id\":\"anna\"}")
        .contains("\"after\":{\"city\":\"Sampletown\",\"email\":\"[email]\",");
    assertThat(changes.get(1).getField("more"))
        .contains("\"changed\":[\"city\",\"street\"]")
        .contains("\"before\":{\"city\":\"Sampletown\",\"street\":\"Linden Street 5\"}")
        .contains("\"after\":{\"city\":\"Porttown\",\"street\":\"Harbour 7\"}");
    assertThat(requestsOf(before, changes))
        .extracting(row -> row.getField("what"))
        .containsExactly("POST /sample/checkout", "POST /sample/checkout");
  }

  private static void isAnnasAndDone(NamedCsvRecord change) {
    assertThat(change.getField("who")).isEqualTo("anna");
    assertThat(change.getField("outcome")).isEqualTo("success");
    assertThat(change.getField("trail")).isNotEmpty();
  }

  private static String sku(Visitor visitor) {
    String page = visitor.get("").body();
    return page.replaceFirst("(?s).*?/pictures/([^.\"]+)\\.svg.*", "$1");
  }

  private static java.net.http.HttpResponse<String> sends(
      Visitor visitor, String street, String city) {
    String typed =
        "name=Anna+Example&email=anna%40example.com&street="
            + street.replace(' ', '+')
            + "&postcode=12345&city="
            + city;
    visitor.post("checkout?step=address", typed);
    return visitor.get("checkout?step=address");
  }

  /** Both changes, once they have been stored. */
  private static List<NamedCsvRecord> changes(Instant from) throws Exception {
    Instant deadline = Instant.now().plus(STORED_WITHIN);
    List<NamedCsvRecord> found;
    do {
      found = rows(from, row -> row.getField("kind").equals("change"));
    } while (found.size() < 2 && Instant.now().isBefore(deadline));
    return found;
  }

  /** The requests that the changes say they belong to, on the same trail. */
  private static List<NamedCsvRecord> requestsOf(Instant from, List<NamedCsvRecord> changes)
      throws Exception {
    return rows(
        from,
        row ->
            row.getField("kind").equals("request")
                && changes.stream()
                    .anyMatch(
                        change ->
                            change.getField("exchange").equals(row.getField("exchange"))
                                && change.getField("trail").equals(row.getField("trail"))));
  }

  private static List<NamedCsvRecord> rows(Instant from, Predicate<NamedCsvRecord> wanted)
      throws Exception {
    Files.createDirectories(DATA);
    return AuditExport.csv(DATA.resolve("changes.csv"), JDBC_URL, "--from", from.toString())
        .stream()
        .filter(wanted)
        .toList();
  }
}
