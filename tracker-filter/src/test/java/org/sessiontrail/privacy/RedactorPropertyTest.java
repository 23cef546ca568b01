package org.sessiontrail.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every text there is, tried with texts made to be nasty. */
class RedactorPropertyTest {
  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}");
  private static final Pattern DIGITS = Pattern.compile("\\d+(?:[ -]\\d+)*");
  private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");
  private static final String[] PIECES = {
    "4111111111111111",
    "4111 1111 1111 1111",
    "5500-0000-0000-0004",
    "340000000000009",
    "41",
    "joe@example.com",
    "a@b.co",
    "@",
    ".com",
    ".",
    "eyJhbGciOi.eyJzdWIiOi.c2ln",
    "eyJ",
    "0123456789abcdef0123456789abcdef",
    "aZ9_-",
    "AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGh",
    "123e4567-e89b-12d3-a456-426614174000",
    "12345678-1234-1234-1234-123456789012",
    ";jsessionid=1",
    ";",
    "/",
    "//",
    "?",
    "#",
    "%",
    "%2",
    "%25",
    "%2F",
    "%3B",
    "%40",
    "%26",
    "%2B",
    "%C3%A4",
    "%C3",
    "%F0%9F%98%80",
    "%00",
    "%0D%0A",
    "+",
    "&",
    "=",
    "q=",
    "page=",
    "-",
    " ",
    "_",
    "http://",
    "://",
    "user:pw@",
    "\r\n",
    "\u0000",
    "\uD83D\uDE00",
    "\uD83D",
    "\uDE00",
    "\u202E",
    "\uFDD0",
    "\uFDD3",
    "\uFFFE",
    "ä",
    "日本",
    "[card]",
    "[email]",
    "[token]",
    "]"
  };

  private final Redactor redactor = new Redactor(List.of("q", "page", "a&b"));

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void path_ofAnything(long seed) {
    check(seed, redactor::path, Redactor.LONGEST_PATH, true);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void query_ofAnything(long seed) {
    int longest = Redactor.MOST_PARAMETERS * (Redactor.LONGEST_VALUE + 10);
    check(seed, raw -> Objects.requireNonNullElse(redactor.query(raw), ""), longest, true);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void referrer_ofAnything(long seed) {
    check(
        seed,
        raw -> Objects.requireNonNullElse(redactor.referrer(raw), ""),
        Redactor.LONGEST_HEADER,
        true);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void referrer_ofAnyAddress(long seed) {
    check(
        seed,
        raw -> {
          String url = raw.startsWith("https://") ? raw : "https://" + raw;
          return Objects.requireNonNull(redactor.referrer(url));
        },
        Redactor.LONGEST_HEADER,
        true);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void text_ofAnything(long seed) {
    check(seed, raw -> redactor.text(raw, 60), 60, true);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void headerAndName_ofAnything(long seed) {
    check(
        seed, raw -> Objects.requireNonNull(redactor.header(raw)), Redactor.LONGEST_HEADER, false);
    check(seed, redactor::name, Redactor.LONGEST_NAME, false);
  }

  private static void check(long seed, UnaryOperator<String> redact, int longest, boolean masked) {
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      String raw = raw(random);
      String once = redact.apply(raw);
      if (once.codePointCount(0, once.length()) > longest
          || !redact.apply(once).equals(once)
          || !isClean(once)
          || (masked && (hasEmail(once) || hasCard(once)))) {
        assertThat(redact.apply(once)).as("seed %d text %s", seed, raw).isEqualTo(once);
        Assertions.fail("seed " + seed + ": <" + raw + "> became <" + once + ">");
      }
    }
  }

  private static String raw(Random random) {
    StringBuilder out = new StringBuilder();
    int pieces = random.nextInt(random.nextInt(20) == 0 ? 400 : 12);
    for (int i = 0; i < pieces; i++) {
      switch (random.nextInt(12)) {
        case 0 -> out.append((char) random.nextInt(0x10000));
        case 1 -> out.append((char) (32 + random.nextInt(95)));
        case 2 -> out.append("%%%02x".formatted(random.nextInt(256)));
        case 3 -> out.append(Long.toString(random.nextLong() & Long.MAX_VALUE, 36));
        case 4 -> out.append("x.".repeat(random.nextInt(20)));
        case 5 -> out.append(random.nextInt(10_000));
        default -> out.append(PIECES[random.nextInt(PIECES.length)]);
      }
    }
    return out.toString();
  }

  private static boolean isClean(String text) {
    return text.codePoints()
        .noneMatch(
            c ->
                Character.isISOControl(c)
                    || Character.getType(c) == Character.SURROGATE
                    || (c >= 0xFDD0 && c <= 0xFDEF)
                    || c == 0x202E);
  }

  private static boolean hasEmail(String text) {
    return EMAIL.matcher(text).find();
  }

  /** Any run of whole groups that has the length and the check digit of a card. */
  private static boolean hasCard(String text) {
    return hasPlainCard(ESCAPE.matcher(text).replaceAll("|"));
  }

  private static boolean hasPlainCard(String text) {
    Matcher runs = DIGITS.matcher(text);
    while (runs.find()) {
      String[] groups = runs.group().split("[ -]", -1);
      for (int from = 0; from < groups.length; from++) {
        StringBuilder digits = new StringBuilder();
        for (int to = from; to < groups.length; to++) {
          digits.append(groups[to]);
          if (digits.length() >= 13 && digits.length() <= 19 && luhn(digits.toString())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      sum += i % 2 == 0 ? digit : digit / 5 + digit * 2 % 10;
    }
    return sum % 10 == 0;
  }

  /** Texts of a megabyte that would cost a quadratic look for minutes. */
  @Test
  void everything_isLinear() {
    for (String piece : PIECES) {
      String huge = piece.repeat(1_000_000 / piece.length());
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(5),
          () -> {
            redactor.path(huge);
            redactor.query(huge);
            redactor.query("q=" + huge);
            redactor.referrer("http://" + huge);
            redactor.header(huge);
            redactor.text(huge, 1 << 20);
          },
          piece);
    }
  }
}
