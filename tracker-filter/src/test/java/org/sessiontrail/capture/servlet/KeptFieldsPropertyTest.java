package org.sessiontrail.capture.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sessiontrail.privacy.KeptFields;
import org.sessiontrail.record.PersonalField;
import org.sessiontrail.record.StoredRecord;

/**
 * Nothing personal reaches the store that the configuration in force does not name: requests full
 * of planted values through the real filter, under random configurations. Every byte of what is
 * encoded is searched for them; what is found must be a field that {@link KeptFields}, which the
 * privacy notice prints, says is kept as it is.
 */
final class KeptFieldsPropertyTest {
  private static final int REQUESTS = 25;
  private static final List<String> ACTIONS = List.of("keep", "commit", "pseudonymise", "drop");

  /** Where a value was planted that no configuration lets be kept. */
  private static final String NEVER = "never";

  @TempDir private Path dir;

  static LongStream seeds() {
    return LongStream.range(20260105, 20260105 + 40);
  }

  /** What was planted in one round, by its text. */
  private static final class Planted {
    private final Map<String, String> places = new LinkedHashMap<>();
    private final Random random;

    Planted(Random random) {
      this.random = random;
    }

    /** A word that nothing else has, and is never masked, so that it is found if it is kept. */
    String word(String place) {
      StringBuilder out = new StringBuilder("zq");
      for (int i = 0; i < 10; i++) {
        out.append((char) ('a' + random.nextInt(26)));
      }
      places.put(out.toString(), place);
      return out.toString();
    }

    /** The version of a program. */
    String version(String place) {
      String out = "7" + (100_000_000L + random.nextInt(900_000_000));
      places.put(out, place);
      return out;
    }

    /** As a mail address, which nothing keeps but a user's name. */
    String mail(String place) {
      return word(place) + "@example.com";
    }

    /** A card number, by the check digit. */
    String card() {
      StringBuilder out = new StringBuilder("4");
      for (int i = 0; i < 14; i++) {
        out.append((char) ('0' + random.nextInt(10)));
      }
      int sum = 0;
      for (int i = 0; i < out.length(); i++) {
        int digit = out.charAt(out.length() - 1 - i) - '0';
        int twice = i % 2 == 0 ? 2 * digit : digit;
        sum += twice > 9 ? twice - 9 : twice;
      }
      out.append((char) ('0' + (10 - sum % 10) % 10));
      places.put(out.toString(), NEVER);
      return out.toString();
    }

    /** A network address. */
    String address(String place) {
      String out =
          "%d.%d.%d.%d"
              .formatted(
                  20 + random.nextInt(100),
                  10 + random.nextInt(200),
                  10 + random.nextInt(200),
                  10 + random.nextInt(200));
      places.put(out, place);
      return out;
    }
  }

  private static Map<String, String> settings(Random random) {
    Map<String, String> out = new HashMap<>();
    out.put("tracker.consent", pick(random, "not-required", "required", "cookieless"));
    out.put("tracker.address", pick(random, "full", "truncated", "none"));
    out.put("tracker.proxies", random.nextBoolean() ? "10.0.0.0/8" : "");
    out.put("tracker.query.keep", random.nextBoolean() ? "kept" : "");
    List<String> fields = new ArrayList<>();
    for (PersonalField field : PersonalField.values()) {
      if (random.nextInt(3) == 0) {
        boolean cut = field.canBeTruncated() && random.nextInt(4) == 0;
        fields.add(
            field.id() + ":" + (cut ? "truncate" : ACTIONS.get(random.nextInt(ACTIONS.size()))));
      }
    }
    out.put("tracker.fields", String.join(",", fields));
    return out;
  }

  private static String pick(Random random, String... options) {
    return options[random.nextInt(options.length)];
  }

  private static RigRequest request(Random random, Planted planted, FilterRig rig) {
    boolean believed = !rig.config().privacy().proxies().isEmpty();
    String target =
        "/shop/item/%s?kept=%s&name=%s&token=%s&utm_source=%s&gclid=%s&mail=%s&card=%s"
            .formatted(
                planted.mail(NEVER),
                planted.word("what.query"),
                planted.word(NEVER),
                planted.word(NEVER),
                planted.word("what.campaign"),
                planted.word(NEVER),
                planted.mail(NEVER),
                planted.card());
    String language =
        "de-" + "z" + (char) ('a' + random.nextInt(26)) + "x" + (100 + random.nextInt(900));
    planted.places.put(language, "what.language");
    RigRequest out =
        new RigRequest(random.nextBoolean() ? "GET" : "POST", target)
            .with("User-Agent", "Browser/" + planted.version("who.agent"))
            .with("Referer", referrer(random, planted))
            .with("Accept-Language", language + ",en;q=0.5")
            .with("Cookie", "id=" + planted.word(NEVER) + "; JSESSIONID=" + planted.word(NEVER))
            .with("Authorization", "Bearer " + planted.word(NEVER))
            .with("X-Custom", planted.word(NEVER))
            .with("X-Forwarded-For", planted.address(believed ? "who.ip" : NEVER))
            .form("field=" + planted.word(NEVER) + "&" + planted.word(NEVER) + "=1")
            .from(believed ? "10.1.2." + (10 + random.nextInt(200)) : planted.address("who.ip"))
            .by(random.nextBoolean() ? planted.mail("who.user") : null)
            .in(new RigSession(planted.word(NEVER)));
    if (random.nextInt(4) == 0) {
      out.with(pick(random, "Sec-GPC", "DNT"), "1");
    }
    return out;
  }

  private static String referrer(Random random, Planted planted) {
    String host = random.nextInt(4) == 0 ? "shop.example.com" : "other.example";
    String place = host.startsWith("shop") ? NEVER : "what.referrer";
    return "https://%s@%s/%s?q=%s#%s"
        .formatted(
            planted.word(NEVER),
            host,
            planted.word(place),
            planted.word(NEVER),
            planted.word(NEVER));
  }

  /** Everything that goes to the store of one record. */
  private static String bytes(StoredRecord record) {
    StringBuilder out = new StringBuilder(new String(record.leaf(), StandardCharsets.UTF_8));
    record
        .disclosures()
        .forEach(
            text ->
                out.append('\n')
                    .append(text)
                    .append('\n')
                    .append(
                        new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8)));
    return out.append('\n').append(record.subjectRef()).toString();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void records_holdNothingThatTheConfigurationDoesNotName(long seed) throws Exception {
    Random random = new Random(seed);
    Planted planted = new Planted(random);
    try (FilterRig rig = new FilterRig(dir, settings(random))) {
      for (int i = 0; i < REQUESTS; i++) {
        String detail = planted.word("detail.*");
        String mail = planted.mail(NEVER);
        rig.serving(trail -> trail.record("cart.add", Map.of("sku", detail, "note", "to " + mail)));
        rig.send(request(random, planted, rig));
      }

      Set<String> found = found(rig.records(), planted);

      assertThat(found).isSubsetOf(names(KeptFields.plain(rig.config())));
      assertThat(planted.places).hasSizeGreaterThan(20 * REQUESTS);
    }
  }

  /** It can fail: what the list names is found, with nothing in the way. */
  @Test
  void records_holdWhatTheConfigurationNames() throws Exception {
    Random random = new Random(7);
    Planted planted = new Planted(random);
    try (FilterRig rig = new FilterRig(dir, Map.of("tracker.query.keep", "kept"))) {
      for (int i = 0; i < REQUESTS; i++) {
        String detail = planted.word("detail.*");
        rig.serving(trail -> trail.record("cart.add", Map.of("sku", detail)));
        rig.send(request(random, planted, rig));
      }

      Set<String> expected = new TreeSet<>(names(KeptFields.plain(rig.config())));
      expected.removeAll(Set.of("who.peer", "what.click", "error.trace")); // not planted
      assertThat(found(rig.records(), planted)).isEqualTo(expected);
    }
  }

  private static Set<String> found(List<StoredRecord> records, Planted planted) {
    StringBuilder all = new StringBuilder();
    records.forEach(record -> all.append(bytes(record)).append('\n'));
    String text = all.toString();
    String lower = text.toLowerCase(Locale.ROOT);
    Set<String> out = new TreeSet<>();
    planted.places.forEach(
        (value, place) -> {
          if (text.contains(value) || lower.contains(value.toLowerCase(Locale.ROOT))) {
            out.add(place);
          }
        });
    return out;
  }

  private static Set<String> names(EnumSet<PersonalField> fields) {
    Set<String> out = new TreeSet<>();
    fields.forEach(field -> out.add(field.id()));
    return out;
  }
}
