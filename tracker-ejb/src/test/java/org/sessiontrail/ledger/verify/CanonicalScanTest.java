package org.sessiontrail.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.record.StoredRecord;

/** The scan says of any bytes what the reader of records says. */
class CanonicalScanTest {
  private static final String BYTES = "\"\\{}[],:0-aé\u0001u";
  private static final List<StoredRecord> RECORDS = ShopLog.of(200).records();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void scan_ofChangedLeaves_agreesWithTheReader(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int canonical = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] leaf = RECORDS.get(random.nextInt(RECORDS.size())).leaf().clone();
      for (int i = random.nextInt(3); i > 0; i--) {
        leaf[random.nextInt(leaf.length)] = (byte) BYTES.charAt(random.nextInt(BYTES.length()));
      }
      boolean expected = isCanonical(leaf);
      canonical += expected ? 1 : 0;
      assertThat(scan(leaf)).as(new String(leaf, StandardCharsets.UTF_8)).isEqualTo(expected);
    }
    assertThat(canonical).isBetween(5_000, 15_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"a\":1}",
        "{\"a\":-0}",
        "{\"a\":01}",
        "{\"a\":9007199254740991}",
        "{\"a\":9007199254740992}",
        "{\"b\":1,\"a\":1}",
        "{\"a\":1,\"a\":1}",
        "{\"\":[]}",
        "{\"a\":[1,{\"b\":true}]}",
        "{\"a\":null}",
        "{\"a\":1.5}",
        "{\"a\":\"\\u000a\"}",
        "{\"a\":\"\\u001f\"}",
        "{\"a\":\"\\u001F\"}",
        "{\"a\":\"\\/\"}",
        "{\"\uE000\":1,\"\uD83D\uDE00\":1}",
        "{\"\uD83D\uDE00\":1,\"\uE000\":1}",
        "{\"\\\"\":1,\"a\":1}",
        "{\"a\":1} ",
        " {\"a\":1}",
        "[]",
        "1",
        "",
        "{",
        "{\"a\"",
        "{\"a\":\"é€\uD83D\uDE00\"}"
      })
  void scan_ofATrickyText_agreesWithTheReader(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(scan(bytes)).isEqualTo(isCanonical(bytes));
  }

  private static boolean scan(byte[] leaf) {
    return new CanonicalScan() {
      @Override
      void member(int nameFrom, int nameTo, int from, int to) {}
    }.scan(leaf);
  }

  private static boolean isCanonical(byte[] leaf) {
    try {
      CanonicalJson.object(leaf);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
