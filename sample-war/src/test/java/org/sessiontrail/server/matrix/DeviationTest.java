package org.sessiontrail.server.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.sessiontrail.server.transparency.DifferentAnswers;

class DeviationTest {
  private static final Deviation DECLARED = Deviation.fails("upgrade_isTheSame", "limit", "reason");

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

  @Test
  void expectFailure_ofACaseThatHolds_fails() {
    assertThatThrownBy(() -> ContractCases.expectFailure(() -> null, DECLARED))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("holds now");
  }

  @Test
  void expectFailure_ofAnswersThatDiffer_fails() {
    DifferentAnswers difference = new DifferentAnswers(new AssertionError("200 and 500"));

    assertThatThrownBy(
            () ->
                ContractCases.expectFailure(
                    () -> {
                      throw difference;
                    },
                    DECLARED))
        .isSameAs(difference);
  }
}
