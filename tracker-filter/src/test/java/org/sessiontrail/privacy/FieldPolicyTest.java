package org.sessiontrail.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sessiontrail.config.ConfigLoader;
import org.sessiontrail.config.ConfigSource;
import org.sessiontrail.config.LoadedConfig;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.consent.KeyShelf;
import org.sessiontrail.consent.Pseudonyms;
import org.sessiontrail.record.Disclosure;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.PersonalField;
import org.sessiontrail.record.PersonalField.Action;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TestClock;

/**
 * What is done with single personal fields, and what a configuration without words on them says.
 */
final class FieldPolicyTest {
  private static final KeyedHash HASH = new KeyedHash(new byte[KeyedHash.KEY_BYTES]);

  @TempDir private Path dir;
  private Pseudonyms pseudonyms;

  @BeforeEach
  void create() {
    pseudonyms = new Pseudonyms(new KeyShelf(dir));
  }

  private StoredRecord encoded(Kind kind, Map<PersonalField, Action> actions) {
    Fact fact =
        Fact.of(kind, TestClock.START_MICROS)
            .user("ada")
            .personal("who", "ip", "203.0.113.9")
            .personal("who", "agent", "Mozilla/5.0 (X11; rv:140.0) Firefox/140.0")
            .personal("what", "referrer", "https://news.example.org/today")
            .personal("what", "language", "de-CH")
            .personal("detail", "sku", "T-1")
            .build();
    return new RecordEncoder("n/1", HASH, new RandomIds(), new FieldPolicy(actions, pseudonyms))
        .encode(fact, 7, 1);
  }

  private static @Nullable Object value(StoredRecord record, String group, String member) {
    return record.personal().get(group) instanceof Map<?, ?> values ? values.get(member) : null;
  }

  @Test
  void truncate_leavesWhatSaysLess() {
    StoredRecord record =
        encoded(
            Kind.ACTION,
            Map.of(
                PersonalField.WHO_IP, Action.TRUNCATE,
                PersonalField.WHO_AGENT, Action.TRUNCATE,
                PersonalField.WHAT_REFERRER, Action.TRUNCATE,
                PersonalField.WHAT_LANGUAGE, Action.TRUNCATE));

    assertThat(value(record, "who", "ip")).isEqualTo("203.0.113.0");
    assertThat(value(record, "who", "agent")).isEqualTo("Mozilla/ (X; rv:) Firefox/");
    assertThat(value(record, "what", "referrer")).isEqualTo("https://news.example.org/");
    assertThat(value(record, "what", "language")).isEqualTo("de");
    assertThat(value(record, "who", "user")).isEqualTo("ada");
  }

  @Test
  void drop_ofTheUser_leavesNoWayToFindTheRecordsByName() {
    StoredRecord record = encoded(Kind.ACTION, Map.of(PersonalField.WHO_USER, Action.DROP));

    assertThat(value(record, "who", "user")).isNull();
    assertThat(record.subjectRef()).isNull();
    assertThat(encoded(Kind.ACTION, Map.of()).subjectRef()).isNotNull();
  }

  @Test
  void pseudonymise_keepsAPseudonym() {
    StoredRecord record =
        encoded(
            Kind.ACTION,
            Map.of(
                PersonalField.WHO_USER, Action.PSEUDONYMISE,
                PersonalField.DETAIL, Action.PSEUDONYMISE));

    assertThat(value(record, "who", "user"))
        .asString()
        .matches("2026-01-audit\\.[A-Za-z0-9_-]{22}");
    assertThat(value(record, "detail", "sku")).asString().startsWith("2026-01-audit.");
  }

  @Test
  void commit_keepsADigestAlone_whichTheKeyAndTheValueOpen() {
    StoredRecord record = encoded(Kind.ACTION, Map.of(PersonalField.WHO_USER, Action.COMMIT));

    assertThat(record.disclosures().toString()).doesNotContain("ada");
    assertThat(value(record, "who", "user")).isNull();
    byte[] key = HASH.keyFor("commit\nn/1\n7\nwho.user");
    String salt = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(key, 16));
    String digest = Disclosure.digest(Disclosure.of(salt, "who.user", "ada"));
    assertThat((List<?>) record.members().get("_sd"))
        .hasSize(record.disclosures().size() + 1)
        .asString()
        .contains(digest);
  }

  @Test
  void of_aRecordOfTheTrailsReaders_changesNothing() {
    Map<PersonalField, Action> all = new TreeMap<>();
    for (PersonalField each : PersonalField.values()) {
      all.put(each, Action.DROP);
    }

    assertThat(value(encoded(Kind.AUDIT_READ, all), "who", "user")).isEqualTo("ada");
    assertThat(encoded(Kind.REQUEST, all).personal()).isEmpty();
    assertThat(encoded(Kind.REQUEST, all).members()).containsKey("nonce");
  }

  private static LoadedConfig load(Map<String, String> settings) {
    return ConfigLoader.inspect(List.of(new ConfigSource("test", settings)), "app");
  }

  /** All of them in one place: who changes a default changes this test. */
  @Test
  void defaults_are() {
    TrackerConfig config = load(Map.of()).config();
    Map<String, String> said = new TreeMap<>();
    for (PersonalField each : PersonalField.values()) {
      said.put(each.id(), KeptFields.action(config, each).id());
    }

    assertThat(said)
        .isEqualTo(
            Map.ofEntries(
                Map.entry("who.user", "keep"),
                Map.entry("who.ip", "truncate"),
                Map.entry("who.peer", "drop"),
                Map.entry("who.agent", "keep"),
                Map.entry("what.query", "drop"),
                Map.entry("what.referrer", "keep"),
                Map.entry("what.language", "keep"),
                Map.entry("what.campaign", "keep"),
                Map.entry("what.click", "keep"),
                Map.entry("detail.*", "keep"),
                Map.entry("error.trace", "keep")));
    assertThat(Arrays.stream(PersonalField.values()).filter(KeptFields::needsPermission))
        .containsExactly(
            PersonalField.WHAT_REFERRER,
            PersonalField.WHAT_LANGUAGE,
            PersonalField.WHAT_CAMPAIGN,
            PersonalField.WHAT_CLICK);
  }

  @Test
  void fields_areReadByBothNames() {
    LoadedConfig loaded =
        load(
            Map.of(
                "tracker.fields",
                "who.address:truncate, what.agent:drop detail.*:commit who.user:keep"));

    assertThat(loaded.mistakes()).isEmpty();
    assertThat(loaded.config().privacy().fields())
        .isEqualTo(
            Map.of(
                PersonalField.WHO_IP, Action.TRUNCATE,
                PersonalField.WHO_AGENT, Action.DROP,
                PersonalField.DETAIL, Action.COMMIT));
  }

  @ParameterizedTest
  @CsvSource({
    "who.name:drop, one of who.user",
    "who.user, must be field:action",
    "who.user:hide, must be keep",
    "who.user:truncate, can't be truncated",
    "what.path:drop, one of who.user",
  })
  void fields_thatAreWrong_areToldOneByOne(String item, String expected) {
    LoadedConfig loaded = load(Map.of("tracker.fields", item + " what.click:drop"));

    assertThat(loaded.mistakes()).hasSize(1);
    assertThat(loaded.mistakes().get(0).toString()).contains("TRK-0184", expected);
    assertThat(loaded.config().privacy().fields())
        .isEqualTo(Map.of(PersonalField.WHAT_CLICK, Action.DROP));
  }
}
