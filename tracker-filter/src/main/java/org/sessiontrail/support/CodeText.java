package org.sessiontrail.support;

import java.util.Locale;

/**
 * Numbers of 45 bits as ten characters that people can read to each other: Crockford's base 32, the
 * last one a check character over GF(32), which finds every single wrong character and every pair
 * that changed places.
 */
final class CodeText {
  /** Characters of a code, without the hyphen. */
  static final int CHARS = 10;

  /** Bits of a number. */
  static final int BITS = (CHARS - 1) * 5;

  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int POLYNOMIAL = 0b100101;

  private CodeText() {}

  /** The text of {@code number}, with a hyphen in its middle. */
  static String of(long number) {
    StringBuilder out = new StringBuilder(CHARS + 1);
    int check = 0;
    for (int i = 0; i < CHARS - 1; i++) {
      int digit = (int) (number >>> (BITS - 5 * (i + 1))) & 31;
      check = times2(check) ^ digit;
      out.append(DIGITS.charAt(digit));
    }
    return out.append(DIGITS.charAt(times2(check))).insert(CHARS / 2, '-').toString();
  }

  /**
   * The number of a code as somebody typed it: small letters, blanks and hyphens do not matter, O
   * is taken for 0, I and L for 1.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong with it
   */
  static long number(String typed) {
    String text = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]+", "");
    if (text.length() != CHARS) {
      throw new IllegalArgumentException(
          "a support code has " + CHARS + " characters, this one has " + text.length());
    }
    long number = 0;
    int check = 0;
    for (int i = 0; i < CHARS - 1; i++) {
      int digit = digit(text.charAt(i), i);
      check = times2(check) ^ digit;
      number = number << 5 | digit;
    }
    if (times2(check) != digit(text.charAt(CHARS - 1), CHARS - 1)) {
      throw new IllegalArgumentException(
          "this support code has a typing mistake: its check character does not fit");
    }
    return number;
  }

  private static int digit(char typed, int at) {
    char c = typed == 'O' ? '0' : typed == 'I' || typed == 'L' ? '1' : typed;
    int digit = DIGITS.indexOf(c);
    if (digit < 0) {
      throw new IllegalArgumentException(
          "character " + (at + 1) + " of this support code is none that codes have");
    }
    return digit;
  }

  /** Twice {@code element} of the field of 32 elements. */
  private static int times2(int element) {
    int twice = element << 1;
    return (twice & 32) == 0 ? twice : twice ^ POLYNOMIAL;
  }
}
