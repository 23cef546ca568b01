package org.sessiontrail.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrBlockTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "10.1.2.3/8, 10.9.9.9, true",
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.6, false",
    "192.0.2.0/31, 192.0.2.1, true",
    "128.0.0.0/1, 200.0.0.1, true",
    "128.0.0.0/1, 100.0.0.1, false",
    "10.0.0.0/8, ::ffff:10.1.1.1, true",
    "::ffff:10.0.0.0/104, 10.1.1.1, true",
    "10.0.0.0/8, 2001:db8::, false",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:db8::/32, 2001:db9::1, false",
    "2001:db8::/65, 2001:db8::7fff:1:1:1, true",
    "2001:db8::/65, 2001:db8::8000:0:0:1, false",
    "::1, ::1, true",
    "::1, ::2, false",
    "2001:db8::/64, 2001:db8::ffff:ffff:ffff:ffff, true"
  })
  void contains(String block, String address, boolean expected) {
    CidrBlock parsed = Objects.requireNonNull(CidrBlock.parse(block));
    IpLiteral literal = Objects.requireNonNull(IpLiteral.parse(address));

    assertThat(parsed.contains(literal)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/8",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/8/8",
        "10.0.0/8",
        "localhost",
        "proxy.local/8",
        "[::1]/64",
        "::1%eth0",
        "1.2.3.4:80",
        "::/129",
        "::ffff:10.0.0.0/8",
        "10.0.0.0/\u0661"
      })
  void parse_ofAnythingElse_isNull(String text) {
    assertThat(CidrBlock.parse(text)).isNull();
  }
}
