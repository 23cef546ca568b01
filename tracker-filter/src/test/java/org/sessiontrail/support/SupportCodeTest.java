package org.sessiontrail.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sessiontrail.record.KeyedHash;

final class SupportCodeTest {
  private static final long SEED = 20260301L;

  /** 2026-03-01T10:00:00Z. */
  private static final long NOW = 1_772_359_200_000L;

  private final SupportCode codes = new SupportCode(new KeyedHash(new byte[32]));
  private final Random random = new Random(SEED);

  private long someMicros() {
    return (NOW - random.nextInt(1_000_000_000) * 30L) * 1_000 + random.nextInt(1_000);
  }

  @Test
  void moments_ofAnyCode_holdTheRequestItIsOf() {
    for (int i = 0; i < 2_000; i++) {
      long micros = someMicros();
      String code = codes.of(micros);

      assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}");
      assertThat(codes.moments(code, 0, NOW)).first().isEqualTo(micros / 1_000);
      assertThat(codes.names(code, micros)).isTrue();
    }
  }

  @Test
  void moments_ofACodeAsPeopleTypeIt_areTheSame() {
    for (int i = 0; i < 200; i++) {
      long micros = someMicros();
      String code = codes.of(micros);
      String typed =
          " " + code.toLowerCase(Locale.ROOT).replace('0', 'o').replace('1', 'l').replace("-", " ");

      assertThat(codes.moments(typed, 0, NOW)).first().isEqualTo(micros / 1_000);
    }
  }

  @Test
  void moments_whenTheCodeIsOld_goBackByItsCycle() {
    String code = codes.of(NOW * 1_000);
    long later = NOW + 3 * SupportCode.CYCLE_MILLIS + 5;

    assertThat(codes.moments(code, NOW, later))
        .hasSize(4)
        .endsWith(NOW)
        .allMatch(each -> each >= NOW && each <= later);
  }

  @Test
  void number_whenOneCharacterIsWrongOrTwoAreSwapped_saysSo() {
    String digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    for (int i = 0; i < 200; i++) {
      String code = codes.of(someMicros()).replace("-", "");
      int at = random.nextInt(code.length());
      char other = digits.charAt(random.nextInt(32));
      String wrong = code.substring(0, at) + other + code.substring(at + 1);
      int second = random.nextInt(code.length());
      char[] swapped = code.toCharArray();
      swapped[at] = code.charAt(second);
      swapped[second] = code.charAt(at);

      if (!wrong.equals(code)) {
        assertThatThrownBy(() -> CodeText.number(wrong)).hasMessageContaining("typing mistake");
      }
      if (!new String(swapped).equals(code)) {
        assertThatThrownBy(() -> CodeText.number(new String(swapped)))
            .hasMessageContaining("typing mistake");
      }
    }
  }

  @Test
  void number_ofWhatIsNoCode_saysWhatIsWrong() {
    assertThatThrownBy(() -> CodeText.number("abc")).hasMessageContaining("this one has 3");
    assertThatThrownBy(() -> CodeText.number("UUUUU-UUUUU"))
        .hasMessageContaining("character 1 of this support code");
    assertThatThrownBy(() -> CodeText.number("'\";\n<>$()`"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Codes of neighbours have nothing in common that somebody could count on from. */
  @Test
  void of_neighbours_differsInMostCharacters() {
    long micros = NOW * 1_000;
    Set<String> seen = new HashSet<>();
    int same = 0;
    for (int i = 0; i < 500; i++) {
      String code = codes.of(micros + i * 1_000L);
      String next = codes.of(micros + (i + 1) * 1_000L);
      seen.add(code);
      for (int c = 0; c < code.length(); c++) {
        same += c != 5 && code.charAt(c) == next.charAt(c) ? 1 : 0;
      }
    }

    assertThat(seen).hasSize(500);
    assertThat(same).as("of 5000 characters, of which chance makes 156 equal").isLessThan(300);
  }

  @Test
  void names_underAnotherKeyOrAnotherRequest_doesNot() {
    byte[] key = new byte[KeyedHash.KEY_BYTES];
    Arrays.fill(key, (byte) 7);
    SupportCode others = new SupportCode(new KeyedHash(key));
    String code = codes.of(NOW * 1_000);

    assertThat(others.of(NOW * 1_000)).isNotEqualTo(code);
    assertThat(codes.names(code, NOW * 1_000 + 1)).isFalse();
  }

  /** A made-up code has the right check character once in 32 times, the right tag once in 1024. */
  @Test
  void names_ofMadeUpCodes_hardlyEverFits() {
    int fits = 0;
    for (int i = 0; i < 2_000; i++) {
      String madeUp = CodeText.of(random.nextLong() & ((1L << CodeText.BITS) - 1));
      long millis = codes.moments(madeUp, 0, NOW).get(0);
      fits += codes.names(madeUp, millis * 1_000 + 123) ? 1 : 0;
    }

    assertThat(fits).isLessThan(12);
  }
}
