package org.sessiontrail.report.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.report.VisibleText;

class VisibleTextTest {
  @Test
  void of_ordinaryText_isTheSame() {
    assertThat(VisibleText.of("C:\\temp é 日本 \uD83D\uDE00"))
        .isEqualTo("C:\\temp é 日本 \uD83D\uDE00");
  }

  @Test
  void of_whatBreaksLinesOrHides_isEscaped() {
    assertThat(VisibleText.of("a\nb\0\u2028\u202e\ufffe\uD800" + "\\u0041"))
        .isEqualTo("a\\u000ab\\u0000\\u2028\\u202e\\ufffe\\ud800\\u005cu0041");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void of_anyText_canBeUndone(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      String text = HostileText.next(random);
      String visible = VisibleText.of(text);
      assertThat(HostileText.decoded(visible)).isEqualTo(text);
      assertThat(visible.codePoints().allMatch(VisibleTextTest::isShown)).isTrue();
    }
  }

  private static boolean isShown(int point) {
    return !Character.isISOControl(point)
        && Character.getType(point) != Character.FORMAT
        && Character.getType(point) != Character.SURROGATE
        && point != 0x2028
        && (point & 0xFFFE) != 0xFFFE;
  }
}
