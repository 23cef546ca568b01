package org.sessiontrail.capture.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SeenBatchesTest {
  private final SeenBatches seen = new SeenBatches();

  @Test
  void isNew_inAnyOrder_isTrueOnceANumber() {
    Random random = new Random(7);
    Set<Long> taken = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      long number = 1L + i / 4 + random.nextInt(20);

      assertThat(seen.isNew("s", "page", number)).isEqualTo(taken.add(number));
    }
  }

  @Test
  void isNew_ofANumberThatIsTooOldToKnow_isFalse() {
    assertThat(seen.isNew("s", "page", 100)).isTrue();

    assertThat(seen.isNew("s", "page", 36)).isFalse();
    assertThat(seen.isNew("s", "page", 37)).isTrue();
  }

  @Test
  void isNew_inAnotherSessionOrPage_isTrue() {
    seen.isNew("s", "page", 1);

    assertThat(seen.isNew("t", "page", 1)).isTrue();
    assertThat(seen.isNew(null, "page", 1)).isTrue();
    assertThat(seen.isNew("s", "other", 1)).isTrue();
  }

  @Test
  void isNew_ofManyPages_forgetsTheOldest() {
    for (int i = 0; i <= SeenBatches.MOST_PAGES; i++) {
      seen.isNew("s", "page" + i, 1);
    }

    assertThat(seen.isNew("s", "page0", 1)).isTrue();
    assertThat(seen.isNew("s", "page" + SeenBatches.MOST_PAGES, 1)).isFalse();
  }
}
