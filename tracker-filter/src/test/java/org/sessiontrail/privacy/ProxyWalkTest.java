package org.sessiontrail.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sessiontrail.config.IpLiteral;

class ProxyWalkTest {
  private static final List<String> TRUSTED = List.of("10.0.0.0/8", "2001:db8:1::/48", "rubbish");
  private static final String PEER = "10.0.0.1";

  private final ProxyWalk plain = new ProxyWalk(TRUSTED, "x-forwarded-for");
  private final ProxyWalk forwarded = new ProxyWalk(TRUSTED, "Forwarded");

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "203.0.113.9 > 203.0.113.9",
        "203.0.113.9:5555 > 203.0.113.9",
        "[2001:db8::5]:80 > 2001:db8::5",
        "2001:DB8::5 > 2001:db8::5",
        "198.51.100.1, 203.0.113.9 > 203.0.113.9",
        "198.51.100.1, 203.0.113.9, 10.2.3.4 > 203.0.113.9",
        "203.0.113.9 , 2001:db8:1::7 ,10.2.3.4 > 203.0.113.9",
        "203.0.113.9,, > 203.0.113.9",
        "10.9.9.9, 10.2.3.4 > 10.9.9.9",
        "203.0.113.9, unknown, 10.2.3.4 > 10.2.3.4",
        "203.0.113.9, unknown > 10.0.0.1",
        "script > 10.0.0.1",
        "203.0.113.9 198.51.100.1 > 10.0.0.1",
        "for=203.0.113.9 > 10.0.0.1",
        "'' > 10.0.0.1",
        "',' > 10.0.0.1"
      })
  void client_ofXForwardedFor(String header, String expected) {
    assertThat(plain.client(PEER, header)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '\'',
      value = {
        "for=203.0.113.9 > 203.0.113.9",
        "FOR=203.0.113.9;proto=https;by=10.0.0.1 > 203.0.113.9",
        "proto=https ; For = 203.0.113.9 > 203.0.113.9",
        "for=\"203.0.113.9:80\" > 203.0.113.9",
        "for=\"[2001:db8::5]:4711\" > 2001:db8::5",
        "for=\"[2001:db8::5]:_port\" > 2001:db8::5",
        "for=198.51.100.1, for=203.0.113.9;by=\"a,b;c\", for=10.2.3.4 > 203.0.113.9",
        "for=\"198.51.100.1, for=203.0.113.9 > 203.0.113.9",
        "for=203.0.113.9, for=_hidden, for=10.2.3.4 > 10.2.3.4",
        "for=unknown > 10.0.0.1",
        "for=203.0.113.9;for=203.0.113.8 > 10.0.0.1",
        "by=203.0.113.9 > 10.0.0.1",
        "host=\"x;for=203.0.113.9\" > 10.0.0.1",
        "203.0.113.9 > 10.0.0.1",
        "for= > 10.0.0.1",
        "for=\" > 10.0.0.1"
      })
  void client_ofForwarded(String header, String expected) {
    assertThat(forwarded.client(PEER, header)).isEqualTo(expected);
  }

  @Test
  void client_ofAnUntrustedPeer_isThePeer() {
    assertThat(plain.client("203.0.113.1", "198.51.100.1")).isEqualTo("203.0.113.1");
    assertThat(plain.client("not an address", "198.51.100.1")).isEqualTo("not an address");
    assertThat(plain.client("[2001:db8:1::1]", "198.51.100.1")).isEqualTo("198.51.100.1");
    assertThat(plain.client(PEER, null)).isSameAs(PEER);
  }

  @Test
  void client_withoutProxies_isThePeer() {
    ProxyWalk none = new ProxyWalk(List.of(), "x-forwarded-for");

    assertThat(none.active()).isFalse();
    assertThat(none.client(PEER, "203.0.113.9")).isSameAs(PEER);
  }

  @Test
  void client_readsOnlyTheRightmostPart() {
    assertThat(plain.client(PEER, "1.1.1.1,".repeat(10_000) + "203.0.113.9"))
        .isEqualTo("203.0.113.9");
    assertThat(plain.client(PEER, "203.0.113.9," + "10.1.1.1,".repeat(31))).isEqualTo("10.1.1.1");
    assertThat(plain.client(PEER, "203.0.113.9," + "10.1.1.1,".repeat(30)))
        .isEqualTo("203.0.113.9");
    assertThat(plain.client(PEER, "9".repeat(5000) + ".1.1.1")).isSameAs(PEER);
    assertThat(plain.client(PEER, " ".repeat(2040) + "203.0.113.9")).isSameAs(PEER);
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 30);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void client_ofAnything_isThePeerOrACanonicalAddress(long seed) {
    Random random = new Random(seed);
    String[] pieces = {
      "10.1.1.1",
      "203.0.113.9",
      "for=",
      "\"",
      ",",
      ";",
      "[",
      "]",
      "2001:db8::1",
      ":80",
      "_x",
      "unknown",
      " ",
      "\\",
      "\u0000",
      "é",
      "\uD800",
      "by=",
      "proto=https",
      "999.1.1.1",
      "%eth0"
    };
    for (int i = 0; i < 1000; i++) {
      StringBuilder header = new StringBuilder();
      int count = random.nextInt(30);
      for (int n = 0; n < count; n++) {
        header.append(pieces[random.nextInt(pieces.length)]);
      }
      for (ProxyWalk walk : List.of(plain, forwarded)) {
        String client = walk.client(PEER, header.toString());
        IpLiteral literal = IpLiteral.parse(client);
        assertThat(literal).isNotNull();
        assertThat(client).isEqualTo(literal == null ? null : literal.text());
      }
    }
  }
}
