package org.sessiontrail.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class EventWindowTest {
  private final EventWindow window = new EventWindow();

  @Test
  void add_whenOlderThanTheWindow_forgets() {
    window.add(0, 1, 1, 10, 9);
    window.add(10, 2, 2, 10, 9);
    window.add(11, 3, 3, 10, 9);

    assertThat(window.size()).isEqualTo(2);
    assertThat(window.evidence()).containsExactly(2L, 3L);
  }

  @Test
  void add_whenOutOfOrder_isPutInOrder() {
    window.add(5, 1, 1, 10, 9);
    window.add(3, 2, 2, 10, 9);
    window.add(4, 3, 3, 10, 9);

    assertThat(window.evidence()).containsExactly(2L, 3L, 1L);
    assertThat(window.spanMicros()).isEqualTo(2);
  }

  @Test
  void add_whenTooLate_isNotTaken() {
    window.add(100, 1, 1, 10, 9);

    assertThat(window.add(80, 2, 2, 10, 9)).isFalse();
    assertThat(window.add(99, 2, 2, 10, 9)).isTrue();
    assertThat(window.size()).isEqualTo(2);
  }

  @Test
  void add_whenTheClockWasSetBack_beginsAnew() {
    window.add(1_000, 1, 1, 10, 9);
    window.add(1, 2, 2, 10, 9);
    window.add(2, 3, 3, 10, 9);
    window.add(3, 4, 4, 10, 9);
    window.add(4, 5, 5, 10, 9);

    assertThat(window.evidence()).containsExactly(4L, 5L);
  }

  @Test
  void add_whenFull_dropsTheOldest() {
    for (int i = 0; i < 20; i++) {
      window.add(i, i, i, 100, 5);
    }

    assertThat(window.evidence()).containsExactly(15L, 16L, 17L, 18L, 19L);
  }

  @Test
  void addDistinct_keepsTheLatestOfEach() {
    window.addDistinct(1, 7, 1, 10, 9);
    window.addDistinct(2, 8, 2, 10, 9);
    window.addDistinct(3, 7, 3, 10, 9);

    assertThat(window.evidence()).containsExactly(2L, 3L);
  }

  @Test
  void gapVariation_isThatOfTheGaps() {
    window.add(0, 0, 0, 100, 9);
    window.add(10, 0, 0, 100, 9);
    window.add(30, 0, 0, 100, 9);

    assertThat(window.gapVariation()).isCloseTo(5 / 15.0, within(1e-9));
  }

  @Test
  void evidence_whenMany_isTheFirstAndTheLast() {
    for (int i = 0; i < 50; i++) {
      window.add(i, 0, i, 100, 99);
    }

    assertThat(window.evidence()).hasSize(20).startsWith(0L, 1L).contains(9L, 40L).endsWith(49L);
  }

  @Test
  void tell_isTrueOnceAWhile() {
    assertThat(window.tell(100, 10)).isTrue();
    assertThat(window.tell(109, 10)).isFalse();
    assertThat(window.tell(110, 10)).isTrue();
  }

  @Test
  void likeness_isThatOfPythonsDifflib() {
    assertThat(Texts.likeness("abcd", "bcde")).isCloseTo(0.75, within(1e-9));
    assertThat(Texts.likeness("same", "same")).isEqualTo(1);
    assertThat(Texts.likeness("ab", "xy")).isZero();
  }
}
