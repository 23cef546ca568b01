package org.sessiontrail.enrich.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.report.NpmPackage;

/** With a free file of countries (CC0) that the build fetches. */
class PlaceReaderTest {
  @TempDir static Path directory;

  private static byte[] both;
  private static byte[] onlyV4;

  @BeforeAll
  static void fetch() throws Exception {
    String name = "@ip-location-db/geo-whois-asn-country-mmdb";
    Path places = new NpmPackage(name, "2.3.2026061719").modules().resolve(name);
    both = Files.readAllBytes(places.resolve("geo-whois-asn-country.mmdb"));
    onlyV4 = Files.readAllBytes(places.resolve("geo-whois-asn-country-ipv4.mmdb"));
  }

  @ParameterizedTest
  @CsvSource({
    "193.0.6.139, NL", // RIPE NCC
    "130.149.7.1, DE", // TU Berlin
    "18.7.22.83, US", // MIT
    "::ffff:130.149.7.1, DE",
    "2001:67c:2e8:22::c100:68b, NL"
  })
  void of_aKnownAddress_saysItsCountry(String address, String country) throws Exception {
    try (PlaceReader places = PlaceReader.open(file("both", both))) {
      assertThat(places.of(address).country()).isEqualTo(country);
    }
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "localhost", "10.0.0.1", "127.0.0.1", "::1", "999.1.1.1", "<b>"})
  void of_whatIsNowhere_isUnknown(String address) throws Exception {
    try (PlaceReader places = PlaceReader.open(file("both", both))) {
      assertThat(places.of(address)).isEqualTo(Place.UNKNOWN);
    }
  }

  @Test
  void of_aFileWithoutIpv6_isNotAskedForIpv6() throws Exception {
    try (PlaceReader places = PlaceReader.open(file("v4", onlyV4))) {
      assertThat(places.of("130.149.7.1").country()).isEqualTo("DE");
      assertThat(places.of("2001:67c:2e8:22::c100:68b")).isEqualTo(Place.UNKNOWN);
    }
  }

  @Test
  void open_ofWhatIsNoDatabase_saysWhichFile() throws Exception {
    Path broken = file("broken", "no database".getBytes(java.nio.charset.StandardCharsets.UTF_8));

    assertThatThrownBy(() -> PlaceReader.open(broken))
        .isInstanceOf(PlaceException.class)
        .hasMessageContaining(broken.toString());
    assertThatThrownBy(() -> PlaceReader.open(directory.resolve("missing")))
        .isInstanceOf(PlaceException.class)
        .hasMessageContaining("missing is no file");
  }

  @Test
  void of_aDamagedFile_neverFails() throws Exception {
    Random random = new Random(3);
    for (int round = 0; round < 10; round++) {
      byte[] damaged = Arrays.copyOf(onlyV4, onlyV4.length);
      for (int i = 0; i < 20_000; i++) {
        damaged[random.nextInt(damaged.length - 10_000)] = (byte) random.nextInt();
      }
      try (PlaceReader places = PlaceReader.open(file("damaged" + round, damaged))) {
        for (int i = 0; i < 2_000; i++) {
          assertThat(places.of(random.nextInt(256) + ".7." + random.nextInt(256) + ".1"))
              .isNotNull();
        }
      }
    }
  }

  private static Path file(String name, byte[] content) throws Exception {
    return Files.write(directory.resolve(name + ".mmdb"), content);
  }
}
