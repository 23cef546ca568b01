package org.sessiontrail.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class BotHintsTest {
  /** A visit of so many pages, after each so many milliseconds. */
  private static Visit visit(int pages, LongUnaryOperator millis) {
    VisitRules rules = VisitRules.ofMinutes(30);
    Visit visit = null;
    long at = 0;
    for (int i = 0; i < pages; i++) {
      VisitRules.Step step =
          rules.take("t", visit, new Sign(i, at * 1_000, Sign.Sort.VIEW, "/", false));
      visit = Objects.requireNonNull(step).visit();
      at += millis.applyAsLong(i);
    }
    return Objects.requireNonNull(visit);
  }

  @Test
  void of_aPaceThatNeverChanges_isSteady() {
    assertThat(BotHints.of(visit(11, i -> 20_000 + i % 3))).containsExactly(BotHints.STEADY);
    assertThat(BotHints.of(visit(10, i -> 20_000))).isEmpty();
    assertThat(BotHints.of(visit(11, i -> 20_000 + 4_000 * (i % 3)))).isEmpty();
  }

  @Test
  void of_pagesWithinASecond_isFast() {
    assertThat(BotHints.of(visit(12, i -> 300 + 200 * (i % 4)))).containsExactly(BotHints.FAST);
    assertThat(BotHints.text(BotHints.of(visit(12, i -> 500)))).isEqualTo("steady fast");
  }

  @Test
  void text_whenThereIsNone_isNull() {
    Visit visit = visit(3, i -> 20_000 + 9_000 * i);

    assertThat(BotHints.of(visit)).isEmpty();
    assertThat(BotHints.text(BotHints.of(visit))).isNull();
  }
}
