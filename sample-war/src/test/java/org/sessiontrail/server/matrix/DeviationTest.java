package org.sessiontrail.server.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeviationTest {
  @Test
  void covers_ofAMethod_isAllOfItsInvocations() {
    Deviation deviation = Deviation.fails("request_isSorted", "limit", "reason");

    assertThat(deviation.covers("request_isSorted", "[1] GET")).isTrue();
    assertThat(deviation.covers("request_isSortedToo", "[1] GET")).isFalse();
  }

  @Test
  void covers_ofAPartOfTheName_isThoseInvocationsAlone() {
    Deviation deviation = Deviation.fails("request_isSorted:OPTIONS", "limit", "reason");

    assertThat(deviation.covers("request_isSorted", "[3] OPTIONS, text")).isTrue();
    assertThat(deviation.covers("request_isSorted", "[1] GET, text")).isFalse();
    assertThat(deviation.covers("other", "[3] OPTIONS, text")).isFalse();
  }
}
