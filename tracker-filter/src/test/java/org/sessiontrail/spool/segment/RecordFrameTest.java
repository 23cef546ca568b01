package org.sessiontrail.spool.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.record.Disclosure;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.StoredRecord;

class RecordFrameTest {
  @Test
  void decode_ofAnEncodedFact_isTheSameRecord() {
    RecordEncoder encoder =
        new RecordEncoder("n/b", new KeyedHash(new byte[KeyedHash.KEY_BYTES]), new RandomIds());
    StoredRecord record = encoder.encode(Fact.of(Kind.ACTION, 1).put("name", "tea").build(), 7, 0);

    StoredRecord again = RecordFrame.decode(RecordFrame.encode(record));

    assertThat(again.leaf()).isEqualTo(record.leaf());
    assertThat(again.stream()).isEqualTo("n/b");
    assertThat(again.seq()).isEqualTo(7);
    assertThat(again.subjectRef()).isNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void decode_givesBackWhateverWasEncoded(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      StoredRecord record = randomRecord(random);

      StoredRecord again = RecordFrame.decode(RecordFrame.encode(record));

      assertThat(again.leaf()).isEqualTo(record.leaf());
      assertThat(again.members()).isEqualTo(CanonicalJson.object(record.leaf()));
      assertThat(again.disclosures()).isEqualTo(record.disclosures());
      assertThat(again.subjectRef()).isEqualTo(record.subjectRef());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void decode_ofGarbledBytes_neverFailsOtherwise(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 3_000; i++) {
      byte[] payload = RecordFrame.encode(randomRecord(random));
      int hits = 1 + random.nextInt(4);
      for (int h = 0; h < hits; h++) {
        payload[random.nextInt(payload.length)] = (byte) random.nextInt(256);
      }
      byte[] cut = Arrays.copyOf(payload, random.nextInt(payload.length + 8));
      byte[] noise = new byte[random.nextInt(64)];
      random.nextBytes(noise);
      for (byte[] bytes : List.of(payload, cut, noise)) {
        Throwable thrown = catchThrowable(() -> RecordFrame.decode(bytes));
        if (thrown != null) {
          assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
        }
      }
    }
  }

  @Test
  void decode_ofAnotherVersion_isRefused() {
    byte[] payload = RecordFrame.encode(randomRecord(new Random(1)));
    payload[0] = 2;

    assertThatThrownBy(() -> RecordFrame.decode(payload))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version 2");
  }

  @Test
  void decode_withBytesLeft_isRefused() {
    byte[] payload = RecordFrame.encode(randomRecord(new Random(1)));

    assertThatThrownBy(() -> RecordFrame.decode(Arrays.copyOf(payload, payload.length + 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static StoredRecord randomRecord(Random random) {
    Map<String, Object> members = new TreeMap<>();
    int count = random.nextInt(8);
    for (int i = 0; i < count; i++) {
      members.put(text(random), random.nextBoolean() ? text(random) : random.nextInt());
    }
    List<String> disclosures =
        random
            .ints(random.nextInt(4))
            .mapToObj(i -> Disclosure.of("salt" + i, text(random), text(random)))
            .toList();
    return StoredRecord.of(CanonicalJson.bytes(members), disclosures, subject(random));
  }

  private static @Nullable String subject(Random random) {
    return random.nextBoolean() ? null : text(random);
  }

  /** Any code points but lone surrogates, which no stored text holds. */
  private static String text(Random random) {
    int[] points = random.ints(random.nextInt(20), 0, 0x110000).toArray();
    return Arrays.stream(points)
        .filter(point -> point < 0xD800 || point > 0xDFFF)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
