package org.sessiontrail.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
  @Test
  void bytes_ofTheKnownLeaf_areThoseOfTheDesign() {
    Map<String, Object> leaf =
        Map.of(
            "v", 1,
            "kind", "stream-open",
            "at", "2026-01-05T10:00:00.000000Z",
            "nonce", "MdwReGSBhow2Z8vT7UCRCQ",
            "seq", 1L,
            "stream", "n1/b1");

    assertThat(CanonicalJson.text(leaf))
        .isEqualTo(
            "{\"at\":\"2026-01-05T10:00:00.000000Z\",\"kind\":\"stream-open\","
                + "\"nonce\":\"MdwReGSBhow2Z8vT7UCRCQ\",\"seq\":1,\"stream\":\"n1/b1\",\"v\":1}");
  }

  @Test
  void text_sortsNamesByUtf16CodeUnit() {
    // RFC 8785, 3.2.3: the example's order
    Map<String, Object> names = new TreeMap<>();
    for (String name : List.of("\u20ac", "\r", "\ufb33", "1", "\ud83d\ude00", "\u0080", "\u00f6")) {
      names.put(name, 0);
    }

    assertThat(CanonicalJson.text(names))
        .isEqualTo(
            "{\"\\r\":0,\"1\":0,\"\u0080\":0,\"\u00f6\":0,\"\u20ac\":0,"
                + "\"\ud83d\ude00\":0,\"\ufb33\":0}");
  }

  @Test
  void text_escapesOnlyWhatMustBe() {
    assertThat(CanonicalJson.text("\b\t\n\f\r\"\\/\u0000\u001f\u007f\u2028"))
        .isEqualTo("\"\\b\\t\\n\\f\\r\\\"\\\\/\\u0000\\u001f\u007f\u2028\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\ud800", "\udc00a", "\ud800\ud800\udc00", "\udc00\ud800"})
  void text_ofUnpairedSurrogates_hasReplacementCharacters(String broken) {
    String text = CanonicalJson.text(broken);

    assertThat(text).contains("\ufffd");
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {9007199254740992L, -9007199254740992L, Long.MAX_VALUE, Long.MIN_VALUE})
  void text_ofAnIntegerBeyondTheLimit_isRefused(long number) {
    assertThatThrownBy(() -> CanonicalJson.text(number))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2^53");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "`{}x`",
        "`{ \"a\":1}`",
        "`{\"b\":1,\"a\":1}`",
        "`{\"a\":1,\"a\":1}`",
        "`{\"a\":1.5}`",
        "`{\"a\":01}`",
        "`{\"a\":-0}`",
        "`{\"a\":null}`",
        "`{\"a\":\"\\u0041\"}`",
        "`{\"a\":\"\\/\"}`",
        "`{\"a\":`",
        "`{\"a\":tru}`",
        "`[1]`",
        "`\"a\"`",
        "`{\"a\":99999999999999999999}`",
        "`{\"a\":+1}`",
      })
  void object_ofOtherForms_isRefused(String json) {
    assertThatThrownBy(() -> CanonicalJson.object(json.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void object_ofInvalidUtf8_isRefused() {
    byte[] json = {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, '"', '}'};

    assertThatThrownBy(() -> CanonicalJson.object(json))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void object_nestedTooDeep_isRefusedBeforeTheStackIsUsedUp() {
    String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

    assertThatThrownBy(() -> CanonicalJson.object(deep.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("deeper");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void object_readsBackWhatWasWritten(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      Map<String, Object> value = RandomJson.object(random, 3);
      byte[] bytes = CanonicalJson.bytes(value);

      Map<String, Object> read = CanonicalJson.object(bytes);

      assertThat(CanonicalJson.bytes(read)).isEqualTo(bytes);
      assertThat(new String(bytes, StandardCharsets.UTF_8)).doesNotContain("\n", "\r");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 11})
  void object_ofDamagedBytes_isReadOrRefusedButNeverAnotherError(long seed) {
    Random random = new Random(seed);
    int refused = 0;
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = CanonicalJson.bytes(RandomJson.object(random, 2));
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      try {
        CanonicalJson.object(bytes);
      } catch (IllegalArgumentException expected) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(100);
  }

  /** Random values of the restricted form; text is any UTF-16, pairs or not. */
  private static final class RandomJson {
    static Map<String, Object> object(Random random, int depth) {
      Map<String, Object> out = new TreeMap<>();
      for (int i = random.nextInt(6); i >= 0; i--) {
        out.put(
            CanonicalJson.array("[" + CanonicalJson.text(string(random)) + "]").get(0).toString(),
            value(random, depth));
      }
      return out;
    }

    private static Object value(Random random, int depth) {
      return switch (random.nextInt(depth > 0 ? 5 : 3)) {
        case 0 -> string(random);
        case 1 -> random.nextLong() % (CanonicalJson.MAX_INTEGER + 1);
        case 2 -> random.nextBoolean();
        case 3 -> object(random, depth - 1);
        default -> list(random, depth - 1);
      };
    }

    private static List<Object> list(Random random, int depth) {
      List<Object> out = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        out.add(value(random, depth));
      }
      return out;
    }

    private static String string(Random random) {
      StringBuilder out = new StringBuilder();
      for (int i = random.nextInt(12); i > 0; i--) {
        boolean plain = random.nextInt(3) > 0;
        out.append((char) (plain ? random.nextInt(128) : random.nextInt(65536)));
      }
      return out.toString();
    }
  }
}
