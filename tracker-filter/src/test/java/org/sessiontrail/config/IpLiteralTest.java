package org.sessiontrail.config;

import static org.assertj.core.api.Assertions.assertThat;

import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.ipv6.IPv6Address;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpLiteralTest {
  private static final IPAddressStringParameters STRICT =
      new IPAddressStringParameters.Builder()
          .allowEmpty(false)
          .allowAll(false)
          .allowSingleSegment(false)
          .allowMask(false)
          .allowPrefix(false)
          .allowWildcardedSeparator(false)
          .allowPrefixOnly(false)
          .getIPv4AddressParametersBuilder()
          .allowLeadingZeros(false)
          .allow_inet_aton(false)
          .allowBinary(false)
          .getParentBuilder()
          .getIPv6AddressParametersBuilder()
          .allowZone(false)
          .allowBase85(false)
          .allowBinary(false)
          .getParentBuilder()
          .toParams();

  private static @Nullable String canonical(String text) {
    IpLiteral literal = IpLiteral.parse(text);
    return literal == null ? null : literal.text();
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.9, 203.0.113.9",
    "203.0.113.9:8080, 203.0.113.9",
    "255.255.255.255, 255.255.255.255",
    "::, ::",
    "::1, ::1",
    "0:0:0:0:0:0:0:1, ::1",
    "[::1], ::1",
    "[2001:DB8::1]:443, 2001:db8::1",
    "[2001:db8::1]:_hidden, 2001:db8::1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:0db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "fe80::1%eth0, fe80::1",
    "[fe80::1%25en0]:80, fe80::1",
    "1::, 1::",
    "0:0:0:1::, 0:0:0:1::",
    "::ffff:192.0.2.1, 192.0.2.1",
    "::ffff:c000:0201, 192.0.2.1",
    "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0"
  })
  void parse_ofAnAddress_givesItsCanonicalForm(String text, String expected) {
    assertThat(canonical(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.256",
        "01.2.3.4",
        "1.2.3.4:",
        "1.2.3.4:123456",
        "1.2.3.4:http",
        "1.2.3.4 ",
        "1..2.3",
        "::1::",
        ":::",
        ":1",
        "1:",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "::1:2:3:4:5:6:7:8",
        "12345::",
        "g::",
        "[::1",
        "[::1]x",
        "[::1]:",
        "[1.2.3.4]",
        "fe80::1%",
        "%eth0",
        "1.2.3.4::",
        "::1.2.3",
        "::1.2.3.4:5",
        "1:2:3:4:5:6:7:1.2.3.4",
        "::\uFF11",
        "\u0661.2.3.4"
      })
  void parse_ofAnythingElse_isNull(String text) {
    assertThat(canonical(text)).isNull();
  }

  @Test
  void truncated_keepsTwoBytesOfV4AndTenOfV6() {
    assertThat(truncated("203.0.113.9")).isEqualTo("203.0.113.0");
    assertThat(truncated("2001:db8:1:2:3:4:5:6")).isEqualTo("2001:db8:1::");
  }

  private static @Nullable String truncated(String text) {
    IpLiteral literal = IpLiteral.parse(text);
    return literal == null ? null : literal.truncated().text();
  }

  /** Another library's parser and writer say the same of addresses and of noise like addresses. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void parse_ofRandomText_agreesWithTheOracle(long seed) {
    Random random = new Random(seed);
    int addresses = 0;
    for (int i = 0; i < 1000; i++) {
      String text = i % 2 == 0 ? address(random) : noise(random);
      String expected = oracle(text);
      assertThat(canonical(text)).as("%s", text).isEqualTo(expected);
      addresses += expected == null ? 0 : 1;
    }
    assertThat(addresses).isGreaterThan(500);
  }

  private static @Nullable String oracle(String text) {
    IPAddressString parsed = new IPAddressString(text, STRICT);
    if (!parsed.isValid() || parsed.getAddress() == null) {
      return null;
    }
    if (parsed.getAddress().isIPv6()) {
      IPv6Address v6 = parsed.getAddress().toIPv6();
      return v6.isIPv4Mapped()
          ? v6.getEmbeddedIPv4Address().toCanonicalString()
          : v6.toCanonicalString();
    }
    return parsed.getAddress().toCanonicalString();
  }

  private static String address(Random random) {
    if (random.nextInt(4) == 0) {
      return random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256) + ".0";
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      int group = random.nextInt(3) == 0 ? random.nextInt(0x10000) : 0;
      out.append(i == 0 ? "" : ":")
          .append(random.nextBoolean() ? "%x".formatted(group) : "%04X".formatted(group));
    }
    return out.toString();
  }

  private static String noise(Random random) {
    StringBuilder out = new StringBuilder();
    int parts = 1 + random.nextInt(10);
    for (int i = 0; i < parts; i++) {
      out.append(
          switch (random.nextInt(6)) {
            case 0 -> "::";
            case 1 -> "1.2.3.4";
            case 2 -> ".";
            case 3 -> Integer.toHexString(random.nextInt(0x20000)) + ":";
            default -> random.nextInt(300) + ":";
          });
    }
    return out.toString();
  }
}
