package org.sessiontrail.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordEncoderTest {
  private final RecordEncoder encoder =
      new RecordEncoder("n1/b1", new KeyedHash(new byte[KeyedHash.KEY_BYTES]), new RandomIds());

  private static RequestEvent request(String path) {
    return new RequestEvent(
        new RequestFacts(
            TestClock.START_MICROS,
            "GET",
            path,
            "q=tea",
            "https://example.com/",
            "Firefox",
            "203.0.113.9",
            null),
        "trail",
        "anna",
        "/shop",
        RequestType.PAGE,
        new RequestResult(200, Outcome.SUCCESS, 12_345, 512, null));
  }

  @Test
  void encode_aRequest_keepsPersonalValuesOutOfTheLeaf() {
    StoredRecord stored = encoder.encode(request("/shop/secret"), 7, 3);

    String leaf = new String(stored.leaf(), StandardCharsets.UTF_8);
    assertThat(leaf).doesNotContain("anna", "203.0.113.9", "Firefox", "secret", "tea", "example");
    assertThat(stored.members())
        .containsEntry("kind", "request")
        .containsEntry("at", "2026-01-05T10:00:00.000000Z")
        .containsEntry("seq", 7L)
        .containsEntry("sid", "trail")
        .containsEntry("sseq", 3L)
        .containsEntry("route", "/shop")
        .containsEntry("ms", 12L)
        .containsEntry("status", 200)
        .doesNotContainKey("nonce");
    assertThat(stored.personal().get("who"))
        .isEqualTo(Map.of("user", "anna", "ip", "203.0.113.9", "agent", "Firefox"));
    assertThat(stored.personal().get("what"))
        .isEqualTo(
            Map.of("path", "/shop/secret", "query", "q=tea", "referrer", "https://example.com/"));
  }

  @Test
  void encode_commitsToEachDisclosureInOrder() {
    StoredRecord stored = encoder.encode(request("/"), 1, 1);

    List<String> digests = stored.disclosures().stream().map(Disclosure::digest).sorted().toList();
    assertThat(stored.members().get("_sd")).isEqualTo(digests);
  }

  @Test
  void encode_twice_givesOtherSaltsAndTheSameRecord() {
    StoredRecord first = encoder.encode(request("/"), 1, 1);
    StoredRecord second = encoder.encode(request("/"), 1, 1);

    assertThat(first.disclosures()).doesNotContainAnyElementsOf(second.disclosures());
    assertThat(first.personal()).isEqualTo(second.personal());
    assertThat(first.subjectRef()).isEqualTo(second.subjectRef()).hasSize(22);
  }

  @Test
  void encode_withoutPersonalValues_hasANonce() {
    StoredRecord stored =
        encoder.encode(Fact.of(Kind.STREAM_OPEN, TestClock.START_MICROS).build(), 1, 0);

    assertThat(stored.text("nonce")).hasSize(22);
    assertThat(stored.members()).doesNotContainKeys("_sd", "sid", "sseq");
    assertThat(stored.subjectRef()).isNull();
  }

  @Test
  void of_readsBackTheSameMembers() {
    StoredRecord stored = encoder.encode(request("/\ud800\u0000\"\\"), 9, 2);

    StoredRecord read = StoredRecord.of(stored.leaf(), stored.disclosures(), stored.subjectRef());

    assertThat(read.kind()).isEqualTo(Kind.REQUEST);
    assertThat(read.seq()).isEqualTo(9);
    assertThat(read.stream()).isEqualTo("n1/b1");
    assertThat(read.epochMicros()).isEqualTo(TestClock.START_MICROS);
    assertThat(CanonicalJson.text(read.members())).isEqualTo(CanonicalJson.text(stored.members()));
  }

  @Test
  void digest_ofTheKnownDisclosure_isThatOfTheDesign() {
    String known = "WyJMb3BsOWt1bW5kMlJUemg3aVRTUmZBIiwidXNlciIsInVzZXIwIl0";

    assertThat(Disclosure.digest(known)).isEqualTo("XJvXigmn9fG-oADDYXjKcZ24P2OkyYLvP3TbckAKbi0");
    assertThat(Disclosure.of("Lopl9kumnd2RTzh7iTSRfA", "user", "user0")).isEqualTo(known);
    assertThat(Disclosure.open(List.of(known))).isEqualTo(Map.of("user", "user0"));
  }
}
