package org.sessiontrail.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The examples of RFC 7239 and of the published reference of {@code X-Forwarded-For}, by what they
 * mean for a server whose proxies are known: the client is the last address no proxy of ours wrote
 * of another one of ours. Several header fields are one with commas between them (section 7.1).
 */
class PublishedForwardingTest {
  private static final List<String> OURS =
      List.of("10.0.0.1", "203.0.113.60", "203.0.113.43", "192.0.2.61", "150.172.238.178");

  @ParameterizedTest(name = "section {0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "4 | for=\"_gazonk\" | 10.0.0.1",
        "4 | For=\"[2001:db8:cafe::17]:4711\" | 2001:db8:cafe::17",
        "4 | for=192.0.2.60;proto=http;by=203.0.113.43 | 192.0.2.60",
        "4 | for=192.0.2.43, for=198.51.100.17 | 198.51.100.17",
        "5.2 | for=192.0.2.43 | 192.0.2.43",
        "6 | for=\"192.0.2.43:47011\" | 192.0.2.43",
        "6 | for=\"[2001:db8:cafe::17]:47011\" | 2001:db8:cafe::17",
        "6.2 | for=unknown | 10.0.0.1",
        "6.3 | for=_hidden, for=_SEVKISEK | 10.0.0.1",
        "6.3 | for=_hidden | 10.0.0.1",
        "7.1 | for=192.0.2.43, for=\"[2001:db8:cafe::17]\" | 2001:db8:cafe::17",
        "7.1 | for=192.0.2.43,for=\"[2001:db8:cafe::17]\",for=unknown | 10.0.0.1",
        "7.4 | for=192.0.2.43, for=\"[2001:db8:cafe::17]\" | 2001:db8:cafe::17",
        "7.5 | for=192.0.2.43, for=198.51.100.17;by=203.0.113.60;proto=http;host=example.com | 198.51.100.17"
      })
  void client_ofTheExamplesOfRfc7239_isTheLastThatIsKnown(
      String section, String header, String client) {
    assertThat(new ProxyWalk(OURS, "forwarded").client("10.0.0.1", header)).isEqualTo(client);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2001:db8:85a3:8d3:1319:8a2e:370:7348 | 2001:db8:85a3:8d3:1319:8a2e:370:7348",
        "203.0.113.195 | 203.0.113.195",
        "203.0.113.195, 2001:db8:85a3:8d3:1319:8a2e:370:7348 | 2001:db8:85a3:8d3:1319:8a2e:370:7348",
        "203.0.113.195,2001:db8:85a3:8d3:1319:8a2e:370:7348,198.51.100.178 | 198.51.100.178",
        "203.0.113.195, 70.41.3.18, 150.172.238.178 | 70.41.3.18",
        "192.0.2.43, 2001:db8:cafe::17 | 2001:db8:cafe::17",
        "192.0.2.172 | 192.0.2.172",
        "8.8.8.8, 192.0.2.1, 192.0.2.61 | 192.0.2.1",
        "unknown, 192.0.2.1 | 192.0.2.1"
      })
  void client_ofPublishedXForwardedFor_isTheLastOfNoProxyOfOurs(String header, String client) {
    assertThat(new ProxyWalk(OURS, "x-forwarded-for").client("10.0.0.1", header)).isEqualTo(client);
  }
}
