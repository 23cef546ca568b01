package org.sessiontrail.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.config.ConfigLoader.Surroundings;
import org.sessiontrail.config.TrackerConfig.AddressMode;
import org.sessiontrail.config.TrackerConfig.RecordClass;
import org.sessiontrail.config.TrackerConfig.RetentionPreset;
import org.sessiontrail.config.detect.DetectConfig;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.config.detect.Severity;
import org.sessiontrail.config.respond.AlertConfig;
import org.sessiontrail.config.respond.RespondConfig;
import org.sessiontrail.runtime.TestConfig;

class ConfigLoaderTest {
  private static final String FILTER = "init-param of filter \"tracker\"";

  @TempDir Path home;

  private Surroundings around() {
    return new Surroundings(home.resolve("work"), home.resolve("tmp"), () -> "node-7");
  }

  private LoadedConfig load(String... keysAndValues) {
    return ConfigLoader.load(List.of(source(FILTER, keysAndValues)), "/shop", around());
  }

  private static ConfigSource source(String name, String... keysAndValues) {
    Map<String, String> values = new TreeMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      values.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return new ConfigSource(name, values);
  }

  private static List<String> lines(LoadedConfig loaded) {
    return loaded.mistakes().stream().map(ConfigMistake::toString).toList();
  }

  @Test
  void load_ofNothing_givesTheDefaults() {
    LoadedConfig loaded = load();
    TrackerConfig config = loaded.config();

    assertThat(loaded.mistakes()).isEmpty();
    assertThat(config.enabled()).isTrue();
    assertThat(config.app()).isEqualTo("shop");
    assertThat(config.node()).isEqualTo("node-7");
    assertThat(config.path()).isEqualTo("/tracker");
    Path data = home.resolve("work/tracker-data");
    assertThat(config.spool())
        .isEqualTo(
            new TrackerConfig.SpoolConfig(
                data.resolve("shop"), 1L << 30, 32 << 20, 250, data.resolve("shop/tracker.key")));
    assertThat(config.database())
        .isEqualTo(
            new TrackerConfig.DatabaseConfig(
                null, "jdbc:h2:file:" + data + "/trail;AUTO_SERVER=TRUE", null, null));
    assertThat(config.privacy().address()).isEqualTo(AddressMode.TRUNCATED);
    assertThat(config.privacy().proxies()).isEmpty();
    assertThat(config.privacy().forwardedHeader()).isEqualTo("x-forwarded-for");
    assertThat(config.privacy().queryKeep()).isEmpty();
    assertThat(config.privacy().routes()).isEmpty();
    assertThat(config.privacy().exclude()).contains("*.css", "*.woff2", "/tracker/health");
    assertThat(config.sessions())
        .isEqualTo(new TrackerConfig.SessionConfig(1440, 120, 30, null, 60));
    assertThat(config.durability())
        .isEqualTo(new TrackerConfig.DurabilityConfig(false, 100, 5000, false, List.of()));
    assertThat(config.streams()).isEqualTo(new TrackerConfig.StreamConfig(60, 10));
  }

  @Test
  void load_ofEveryKey_usesIt() throws IOException {
    Files.createDirectories(home.resolve("work"));
    Files.writeString(home.resolve("work/secret"), "s3cret \n");
    LoadedConfig loaded =
        load(
            "tracker.enabled", "false",
            "tracker.app", "shop.example.com",
            "tracker.node", "a1",
            "tracker.path", "/audit/trail",
            "tracker.spool.dir", "spool",
            "tracker.spool.capacity-bytes", "1048576",
            "tracker.drain.interval-millis", "10",
            "tracker.key-file", "/etc/keys/tracker",
            "tracker.datasource", "java:comp/env/jdbc/trail",
            "tracker.jdbc.url", "jdbc:postgresql://db/trail",
            "tracker.jdbc.user", "u",
            "tracker.jdbc.password-file", "secret",
            "tracker.proxies", "\n  10.0.0.0/8,\n  2001:db8::1\n",
            "tracker.proxies.header", "forwarded",
            "tracker.address", "none",
            "tracker.query.keep", "q, page",
            "tracker.exclude", "/ping *.txt /static/*",
            "tracker.routes", "/user/{name}/*",
            "tracker.session.absolute-minutes", "60",
            "tracker.session.grace-seconds", "0",
            "tracker.session.idle-minutes", "15",
            "tracker.user.session-attribute", "currentUser",
            "tracker.async.watchdog-minutes", "5",
            "tracker.spool.memory-bytes", "65536",
            "tracker.durability", "durable",
            "tracker.durability.window-millis", "50",
            "tracker.durability.wait-millis", "2000",
            "tracker.on-failure", "closed",
            "tracker.on-failure.paths", "/pay/* /transfer",
            "tracker.heartbeat-seconds", "5",
            "tracker.stop-seconds", "30",
            "tracker.keystore", "/etc/keys/ledger",
            "tracker.seal.interval-seconds", "60",
            "tracker.verify.interval-hours", "48",
            "tracker.anchor.file", "/mnt/worm/shop",
            "tracker.anchor.syslog", "siem.example.com:6514",
            "tracker.anchor.timestamp", "https://tsa.example.com/tsr",
            "tracker.anchor.timestamp-hours", "168",
            "tracker.anchor.mail.to", "auditor@example.com, cfo@example.com",
            "tracker.anchor.mail.session", "java:jboss/mail/Default",
            "tracker.alert.severity", "CRITICAL",
            "tracker.alert.rules", "D09 session-hijack",
            "tracker.alert.digest-seconds", "60",
            "tracker.alert.log", "false",
            "tracker.alert.webhook.url", "https://hooks.example.com/a?b=c",
            "tracker.alert.webhook.secret-file", "/etc/keys/hook",
            "tracker.alert.syslog", "siem.example.com:6514",
            "tracker.alert.mail.to", "soc@example.com",
            "tracker.alert.users", "true",
            "tracker.lock.max-minutes", "30",
            "tracker.lock.exempt", "root");

    assertThat(loaded.mistakes()).isEmpty();
    assertThat(loaded.config())
        .isEqualTo(
            new TrackerConfig(
                false,
                "shop.example.com",
                "a1",
                "/audit/trail",
                new TrackerConfig.SpoolConfig(
                    home.resolve("work/spool"), 1048576, 65536, 10, Path.of("/etc/keys/tracker")),
                new TrackerConfig.DatabaseConfig(
                    "java:comp/env/jdbc/trail", "jdbc:postgresql://db/trail", "u", "s3cret "),
                new TrackerConfig.PrivacyConfig(
                    List.of("10.0.0.0/8", "2001:db8::1"),
                    "forwarded",
                    AddressMode.NONE,
                    Set.of("q", "page"),
                    List.of("/ping", "*.txt", "/static/*"),
                    List.of("/user/{name}/*")),
                new TrackerConfig.SessionConfig(60, 0, 15, "currentUser", 5),
                new TrackerConfig.DurabilityConfig(
                    true, 50, 2000, true, List.of("/pay/*", "/transfer")),
                new TrackerConfig.StreamConfig(5, 30),
                new TrackerConfig.LedgerConfig(
                    Path.of("/etc/keys/ledger"),
                    60,
                    48,
                    new TrackerConfig.AnchorConfig(
                        Path.of("/mnt/worm/shop"),
                        "siem.example.com:6514",
                        "https://tsa.example.com/tsr",
                        168,
                        List.of("auditor@example.com", "cfo@example.com"),
                        "java:jboss/mail/Default")),
                TrackerConfig.RetentionConfig.of(List.of(RetentionPreset.DEFAULT)),
                new TrackerConfig.BrowserConfig(
                    true, List.of(), 1_000, TrackerConfig.ConsentMode.NOT_REQUIRED),
                new TrackerConfig.AnalyticsConfig(30, null, List.of(), List.of(), null),
                DetectConfig.standard(),
                TestConfig.CHALLENGES,
                new RespondConfig(
                    new AlertConfig(
                        Severity.CRITICAL,
                        List.of("d09", "session-hijack"),
                        60,
                        false,
                        "https://hooks.example.com/a?b=c",
                        Path.of("/etc/keys/hook"),
                        "siem.example.com:6514",
                        List.of("soc@example.com"),
                        "java:jboss/mail/Default",
                        true),
                    30,
                    List.of("root"))));
    assertThat(home.resolve("work/spool")).doesNotExist();
  }

  @Test
  void load_ofRetention_takesTheLongestPresetAndThenTheDays() {
    LoadedConfig loaded =
        load(
            "tracker.retention", "pci, cnil-audience",
            "tracker.retention.actions-days", "30",
            "tracker.retention.technical.days", "7",
            "tracker.retention.request-days", "5",
            "tracker.retention.audit-days", "0");

    assertThat(loaded.config().retention().days())
        .containsEntry(RecordClass.SECURITY, 400)
        .containsEntry(RecordClass.REQUESTS, 762)
        .containsEntry(RecordClass.ACTIONS, 30)
        .containsEntry(RecordClass.TECHNICAL, 7)
        .containsEntry(RecordClass.AUDIT, 762);
    assertThat(loaded.mistakes())
        .extracting(ConfigMistake::key)
        .contains("tracker.retention.request-days");
    assertThat(loaded.mistakes()).allMatch(mistake -> mistake.code().equals("TRK-0169"));
  }

  @Test
  void load_takesTheFirstSourceThatSetsAKey() {
    LoadedConfig loaded =
        ConfigLoader.load(
            List.of(
                source("first", "tracker.app", " ", "tracker.exclude", ""),
                source("second", "tracker.app", "b", "tracker.node", "n2"),
                source("third", "tracker.app", "c", "tracker.exclude", "/x")),
            "d",
            around());

    assertThat(loaded.mistakes()).isEmpty();
    assertThat(loaded.config().app()).isEqualTo("b");
    assertThat(loaded.config().node()).isEqualTo("n2");
    assertThat(loaded.config().privacy().exclude()).isEmpty();
  }

  @Test
  void load_reportsAMistakeAsTheHouseDoes() {
    assertThat(lines(load("tracker.spool.capacity-bytes", "0")))
        .containsExactly(
            "TRK-0123 tracker.spool.capacity-bytes=0 must be >= 1048576 "
                + "(init-param of filter \"tracker\"); using 1073741824");
  }

  @Test
  void load_findsEveryMistakeInOnePass() {
    LoadedConfig loaded =
        load(
            "tracker.enabled", "yes",
            "tracker.app", "my app",
            "tracker.node", "a/b",
            "tracker.path", "tracker/",
            "tracker.spool.capacity-bytes", "64m",
            "tracker.drain.interval-millis", "99999999999",
            "tracker.jdbc.url", "postgresql://db",
            "tracker.jdbc.password-file", "missing",
            "tracker.proxies", "10.0.0.0/8 10.0.0/8 ::/0",
            "tracker.proxies.header", "x-real-ip",
            "tracker.query.keep", "q password",
            "tracker.exclude", "/ok css",
            "tracker.routes", "user/{id}",
            "tracker.spool.dri", "/data");

    assertThat(lines(loaded))
        .satisfiesExactlyInAnyOrder(
            line ->
                assertThat(line)
                    .isEqualTo(
                        "TRK-0100 tracker.spool.dri=*** is not a known key, did you mean"
                            + " tracker.spool.dir? (init-param of filter \"tracker\"); ignored"),
            line -> assertThat(line).contains("TRK-0110 tracker.enabled=yes", "using true"),
            line -> assertThat(line).contains("TRK-0111 tracker.app=my app", "using shop"),
            line -> assertThat(line).contains("TRK-0112 tracker.node=a/b"),
            line -> assertThat(line).contains("TRK-0113 tracker.path=tracker/", "using /tracker"),
            line -> assertThat(line).contains("TRK-0123", "=64m must be a whole number"),
            line -> assertThat(line).contains("TRK-0121", "must be <= 60000", "using 250"),
            line -> assertThat(line).contains("TRK-0131", "jdbc:"),
            line -> assertThat(line).contains("TRK-0134", "must be a readable file", "ignored"),
            line -> assertThat(line).contains("TRK-0140 tracker.proxies=10.0.0/8", "dropped"),
            line -> assertThat(line).contains("TRK-0140 tracker.proxies=::/0", "every address"),
            line -> assertThat(line).contains("TRK-0141", "using x-forwarded-for"),
            line -> assertThat(line).contains("TRK-0143 tracker.query.keep=password", "dropped"),
            line -> assertThat(line).contains("TRK-0144 tracker.exclude=css", "dropped"),
            line -> assertThat(line).contains("TRK-0145 tracker.routes=user/{id}", "dropped"));
    assertThat(loaded.config().enabled()).isTrue();
    assertThat(loaded.config().privacy().proxies()).containsExactly("10.0.0.0/8");
    assertThat(loaded.config().privacy().queryKeep()).containsExactly("q");
    assertThat(loaded.config().privacy().exclude()).containsExactly("/ok");
  }

  @Test
  void load_ofAWrongAddressMode_keepsLess() {
    LoadedConfig loaded = load("tracker.address", "partial");

    assertThat(loaded.config().privacy().address()).isEqualTo(AddressMode.TRUNCATED);
    assertThat(lines(loaded)).singleElement().asString().endsWith("using truncated");
    assertThat(load("tracker.address", "no\u0000ne").config().privacy().address())
        .isEqualTo(AddressMode.TRUNCATED);
  }

  @Test
  void load_ofDetection_takesSettingsByRule() {
    LoadedConfig loaded =
        load(
            "tracker.detect.d12.threshold", "60",
            "tracker.detect.d12.enabled", "false",
            "tracker.detect.d03.weight", "many",
            "tracker.detect.d99.window", "5",
            "tracker.detect.allow", "192.0.2.0/24@2027-01-31 user:monitor 0.0.0.0/0 10.0.0.1@soon",
            "tracker.detect.methods", "/a/*=GET+POST /b");

    DetectConfig config = loaded.config().detect();
    assertThat(config.of(DetectRule.D12))
        .isEqualTo(DetectRule.D12.settings().threshold(60).enabled(false));
    assertThat(config.of(DetectRule.D03)).isEqualTo(DetectRule.D03.settings());
    assertThat(config.allow()).containsExactly("192.0.2.0/24@2027-01-31", "user:monitor");
    assertThat(config.methods()).containsExactly("/a/*=GET+POST");
    assertThat(lines(loaded))
        .hasSize(5)
        .anyMatch(line -> line.startsWith("TRK-0733 tracker.detect.d03.weight=many must be a"))
        .anyMatch(line -> line.startsWith("TRK-0733 tracker.detect.d99.window=5 is not enabled"))
        .anyMatch(line -> line.contains("must not trust every address"))
        .anyMatch(line -> line.contains("must end with a day such as @2027-01-31"))
        .anyMatch(line -> line.startsWith("TRK-0732 "));
  }

  @Test
  void load_ofDetectionMode_takesNoOtherWord() {
    LoadedConfig loaded = load("tracker.detect.mode", "block");

    assertThat(loaded.config().detect().enforce()).isFalse();
    assertThat(lines(loaded))
        .singleElement()
        .asString()
        .startsWith("TRK-0168 tracker.detect.mode=block must be ")
        .contains("using observe");
    assertThat(load("tracker.detect.mode", "enforce").config().detect().enforce()).isTrue();
  }

  @Test
  void load_ofDetectionSequences_takesOrdersOfPaths() {
    LoadedConfig loaded = load("tracker.detect.sequences", "/cart>/pay /a>/b>/c /alone cart>pay");

    assertThat(loaded.config().detect().sequences()).containsExactly("/cart>/pay", "/a>/b>/c");
    assertThat(lines(loaded)).hasSize(2).allMatch(line -> line.startsWith("TRK-0717 "));
  }

  @Test
  void load_ofAnalytics_takesRulesOneByOne() {
    LoadedConfig loaded =
        load(
            "tracker.visit.idle-minutes", "20",
            "tracker.geo.database", "/geo.mmdb",
            "tracker.channels", "source:partner*&medium:link=Partner+sites, partner=Partners",
            "tracker.content", "/news/*=news:article /blog/*",
            "tracker.release", "2.1.0-rc 3");

    assertThat(loaded.config().analytics())
        .isEqualTo(
            new TrackerConfig.AnalyticsConfig(
                20,
                Path.of("/geo.mmdb"),
                List.of("source:partner*&medium:link=Partner+sites"),
                List.of("/news/*=news:article"),
                "2.1.0-rc 3"));
    assertThat(lines(loaded))
        .satisfiesExactly(
            line -> assertThat(line).contains("TRK-0191 tracker.channels=partner=Partners"),
            line -> assertThat(line).contains("TRK-0192 tracker.content=/blog/*"));
  }

  @Test
  void load_ofAWrongConsentMode_keepsLess() {
    LoadedConfig loaded =
        load("tracker.consent", "perhaps", "tracker.browser.search", "q, pass, <b>");

    assertThat(loaded.config().browser().consent()).isEqualTo(TrackerConfig.ConsentMode.REQUIRED);
    assertThat(loaded.config().browser().searchParameters()).containsExactly("q");
    assertThat(lines(loaded)).hasSize(3);
    assertThat(load("tracker.consent", "cookieless").config().browser().consent())
        .isEqualTo(TrackerConfig.ConsentMode.COOKIELESS);
  }

  @Test
  void load_ofAWrongDurability_promisesMore() {
    LoadedConfig loaded = load("tracker.durability", "eternal");

    assertThat(loaded.config().durability().durable()).isTrue();
    assertThat(lines(loaded))
        .singleElement()
        .asString()
        .startsWith("TRK-0160 tracker.durability=eternal must be relaxed or durable")
        .endsWith("using durable");
  }

  @Test
  void load_ofAChoiceInCapitals_takesIt() {
    LoadedConfig loaded = load("tracker.proxies.header", "Forwarded", "tracker.address", "NONE");

    assertThat(loaded.mistakes()).isEmpty();
    assertThat(loaded.config().privacy().forwardedHeader()).isEqualTo("forwarded");
    assertThat(loaded.config().privacy().address()).isEqualTo(AddressMode.NONE);
  }

  @Test
  void load_ofThisProcess_whenSwitchedOff_touchesNoDirectory() {
    Path here = Path.of("tracker-data/switched-off").toAbsolutePath();
    LoadedConfig loaded =
        ConfigLoader.load(List.of(source(FILTER, "tracker.enabled", "false")), "switched-off");

    assertThat(loaded.config().node()).isNotEmpty();
    assertThat(loaded.config().spool().dir()).isEqualTo(here).doesNotExist();
  }

  @Test
  void load_masksSecrets() {
    List<String> lines =
        lines(
            load(
                "tracker.jdbc.password", "hunter2\u0007",
                "tracker.jdbc.pasword", "hunter2",
                "tracker.jdbc.url", "postgresql://u:hunter2@db/x?password=hunter2&ssl=true"));

    assertThat(lines).hasSize(3).noneMatch(line -> line.contains("hunter2"));
    assertThat(lines).anyMatch(line -> line.contains("//u:***@db/x?password=***&ssl=true"));
    assertThat(
            new TrackerConfig.DatabaseConfig(null, "jdbc:x:y;PASSWORD=hunter2;A=1", "u", "hunter2"))
        .hasToString("jdbc jdbc:x:y;PASSWORD=***;A=1");
  }

  @Test
  void load_refusesControlCharactersAndLongValues() {
    LoadedConfig loaded = load("tracker.app", "a\nb\u0000", "tracker.node", "n".repeat(5000));

    assertThat(lines(loaded))
        .hasSize(2)
        .allMatch(line -> line.startsWith("TRK-0101 ") && line.length() < 500)
        .noneMatch(line -> line.contains("\n"));
    assertThat(loaded.config().app()).isEqualTo("shop");
  }

  @Test
  void load_strict_throwsWithAllMistakes() {
    assertThatThrownBy(
            () ->
                load("tracker.strict", "true", "tracker.address", "half", "tracker.drain", "10 ms"))
        .isInstanceOfSatisfying(
            ConfigurationException.class, e -> assertThat(e.mistakes()).hasSize(2))
        .hasMessageContainingAll("2 mistake(s)", "TRK-0142", "TRK-0100", FILTER);
  }

  @Test
  void load_strict_goesOnAfterAForeignVariable() {
    LoadedConfig loaded =
        ConfigLoader.load(
            List.of(
                source(FILTER, "tracker.strict", "true"),
                ConfigSource.environment(Map.of("TRACKER_SPOOL_DIRS", "x"))),
            "shop",
            around());

    assertThat(lines(loaded))
        .containsExactly(
            "TRK-0103 TRACKER_SPOOL_DIRS=*** is not a known key, did you mean tracker.spool.dir?"
                + " (environment); ignored");
    assertThat(loaded.mistakes().get(0).warning()).isTrue();
  }

  @Test
  void load_whereTheDefaultPlaceCannotBeWritten_goesToTheTemporaryOne() throws IOException {
    Files.writeString(home.resolve("work"), "a file, not a directory");
    LoadedConfig loaded = load();

    Path temporary = home.resolve("tmp/sessiontrail");
    assertThat(loaded.config().spool().dir()).isEqualTo(temporary.resolve("shop"));
    assertThat(loaded.config().spool().keyFile()).isEqualTo(temporary.resolve("shop/tracker.key"));
    assertThat(loaded.config().database().jdbcUrl())
        .isEqualTo("jdbc:h2:file:" + temporary + "/trail;AUTO_SERVER=TRUE");
    assertThat(temporary.resolve("shop")).isDirectory();
    assertThat(lines(loaded))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("TRK-0120 tracker.spool.dir=" + home.resolve("work"))
                    .endsWith("(default); using " + temporary.resolve("shop")),
            line -> assertThat(line).startsWith("TRK-0131 tracker.jdbc.url=jdbc:h2:file:"));
  }

  @Test
  void load_whereNothingCanBeWritten_reportsAndGoesOn() throws IOException {
    Files.writeString(home.resolve("work"), "");
    Files.writeString(home.resolve("tmp"), "");

    LoadedConfig loaded = load();

    assertThat(loaded.config().spool().dir()).isEqualTo(home.resolve("work/tracker-data/shop"));
    assertThat(lines(loaded)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "'', ROOT, ROOT",
    "/, ROOT, ROOT",
    "'/my app+1', my-app-1, my-app-1",
    "/a/b, a/b, a_b",
    "'..', .., ROOT",
    "'/shop##42', shop--42, shop--42"
  })
  void load_cleansTheDefaultName(String contextPath, String app, String directory) {
    LoadedConfig loaded = ConfigLoader.load(List.of(), contextPath, around());

    assertThat(loaded.config().app()).isEqualTo(app);
    assertThat(loaded.config().spool().dir())
        .isEqualTo(home.resolve("work/tracker-data").resolve(directory));
  }

  @Test
  void load_withoutAHostName_callsTheNodeNode() {
    Surroundings nameless = new Surroundings(home, home, () -> null);

    assertThat(ConfigLoader.load(List.of(), "a", nameless).config().node()).isEqualTo("node");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void load_ofNoise_neverThrows(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      String[] noise = new String[2 * ConfigKey.values().length];
      int at = -2;
      for (ConfigKey key : ConfigKey.values()) {
        at += 2;
        noise[at] = key.keyName().replace("*", "x") + (random.nextInt(20) == 0 ? "y" : "");
        noise[at + 1] = key == ConfigKey.STRICT ? "false" : noise(random);
      }
      LoadedConfig loaded = load(noise);

      assertThat(loaded.mistakes()).isNotEmpty();
      assertThat(loaded.config().app()).matches("[^\\s+]{1,100}");
      assertThat(loaded.config().path()).startsWith("/").doesNotEndWith("/");
      assertThat(loaded.config().spool().capacityBytes()).isBetween(1L << 20, 1L << 32);
    }
  }

  private static String noise(Random random) {
    StringBuilder out = new StringBuilder();
    int length = random.nextInt(12);
    for (int i = 0; i < length; i++) {
      out.append((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(0x10000)));
    }
    return out.toString().replace('/', 'x');
  }
}
