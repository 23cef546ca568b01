package org.sessiontrail.sample.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressTest {
  @Test
  void problems_nameEveryEmptyField() {
    assertThat(Address.EMPTY.problems())
        .containsOnlyKeys("name", "email", "street", "postcode", "city");
  }

  @Test
  void problems_ofACompleteAddress_areNone() {
    assertThat(address("anna@example.org", "10115").problems()).isEmpty();
  }

  @Test
  void problems_nameWhatIsNotAnAddress() {
    assertThat(address("anna at example", "10115").problems()).containsOnlyKeys("email");
    assertThat(address("anna@example.org", "<b>").problems()).containsOnlyKeys("postcode");
    assertThat(address("a".repeat(90) + "@example.org", "10115").problems())
        .containsOnlyKeys("email");
  }

  private static Address address(String email, String postcode) {
    return new Address("Anna Berg", email, "Linden Street 4", postcode, "Berlin");
  }
}
