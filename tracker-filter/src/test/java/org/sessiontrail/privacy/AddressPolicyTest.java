package org.sessiontrail.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sessiontrail.config.TrackerConfig.AddressMode;

class AddressPolicyTest {
  @ParameterizedTest
  @CsvSource({
    "203.0.113.9, 203.0.113.9, 203.0.113.0",
    "203.0.113.9:443, 203.0.113.9, 203.0.113.0",
    "0:0:0:0:0:0:0:1, ::1, ::",
    "[2001:DB8:1:2:3:4:5:6]:80, 2001:db8:1:2:3:4:5:6, 2001:db8:1::",
    "fe80::1%eth0, fe80::1, fe80::",
    "::ffff:203.0.113.9, 203.0.113.9, 203.0.113.0",
    "localhost, , ",
    "203.0.113.9<script>, , "
  })
  void apply(String address, String full, String truncated) {
    assertThat(new AddressPolicy(AddressMode.FULL).apply(address)).isEqualTo(full);
    assertThat(new AddressPolicy(AddressMode.TRUNCATED).apply(address)).isEqualTo(truncated);
    assertThat(new AddressPolicy(AddressMode.NONE).apply(address)).isNull();
  }

  @Test
  void apply_ofACanonicalAddress_isTheSameInstance() {
    AddressPolicy full = new AddressPolicy(AddressMode.FULL);
    String v4 = new String("203.0.113.9");
    String v6 = new String("2001:db8::1");

    assertThat(full.apply(v4)).isSameAs(v4);
    assertThat(full.apply(v6)).isSameAs(v6);
    assertThat(full.apply(null)).isNull();
  }

  @Test
  void apply_ofOneAddressAgain_costsNothing() {
    AddressPolicy truncated = new AddressPolicy(AddressMode.TRUNCATED);
    String first = truncated.apply("203.0.113.9");

    assertThat(truncated.apply(new String("203.0.113.9"))).isSameAs(first);
    assertThat(truncated.apply("203.0.114.9")).isEqualTo("203.0.114.0");
  }

  /** Addresses that share a place in what is remembered must not be taken for each other. */
  @Test
  void apply_ofManyAddresses_isRightForEach() {
    AddressPolicy truncated = new AddressPolicy(AddressMode.TRUNCATED);
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 20_000; i++) {
        String net = "10." + (i >> 8) + "." + (i & 255);
        assertThat(truncated.apply(net + ".7")).isEqualTo(net + ".0");
      }
    }
  }
}
