package org.sessiontrail.config;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.AddressMode;
import org.sessiontrail.config.TrackerConfig.AnalyticsConfig;
import org.sessiontrail.config.TrackerConfig.AnchorConfig;
import org.sessiontrail.config.TrackerConfig.BrowserConfig;
import org.sessiontrail.config.TrackerConfig.ConsentMode;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.config.TrackerConfig.DurabilityConfig;
import org.sessiontrail.config.TrackerConfig.LedgerConfig;
import org.sessiontrail.config.TrackerConfig.PrivacyConfig;
import org.sessiontrail.config.TrackerConfig.RecordClass;
import org.sessiontrail.config.TrackerConfig.RetentionConfig;
import org.sessiontrail.config.TrackerConfig.RetentionPreset;
import org.sessiontrail.config.TrackerConfig.SessionConfig;
import org.sessiontrail.config.TrackerConfig.SpoolConfig;
import org.sessiontrail.config.TrackerConfig.StreamConfig;
import org.sessiontrail.record.PersonalField;

/** Makes a {@link TrackerConfig} of what the sources say. One use, one thread. */
public final class ConfigLoader {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_PASSWORD_BYTES = 4096;
  private static final String BY_DEFAULT_EXCLUDED =
      "*.css *.js *.mjs *.map *.png *.jpg *.jpeg *.gif *.svg *.ico *.webp *.avif *.woff *.woff2"
          + " *.ttf *.otf *.eot *.mp3 *.mp4 *.webm";

  private final ConfigValues values;
  private final Surroundings around;
  private final boolean touch;

  private ConfigLoader(ConfigValues values, Surroundings around, boolean touch) {
    this.values = values;
    this.around = around;
    this.touch = touch;
  }

  /**
   * Reads {@code sources}, the first of which goes before all others. Directories that the tracker
   * needs are made.
   *
   * @param defaultApp the application's name when {@code tracker.app} is not set, for example its
   *     context path; cleaned
   * @throws ConfigurationException when {@code tracker.strict} is true and there is any mistake;
   *     otherwise never throws: what is wrong is replaced and reported
   */
  public static LoadedConfig load(List<ConfigSource> sources, String defaultApp) {
    return load(sources, defaultApp, Surroundings.current());
  }

  /**
   * Reads {@code sources} as {@link #load(List, String)} does, for somebody who only wants to know
   * what they say: no directory is made or tried.
   */
  public static LoadedConfig inspect(List<ConfigSource> sources, String defaultApp) {
    return load(sources, defaultApp, Surroundings.current(), false);
  }

  static LoadedConfig load(List<ConfigSource> sources, String defaultApp, Surroundings around) {
    return load(sources, defaultApp, around, true);
  }

  private static LoadedConfig load(
      List<ConfigSource> sources, String defaultApp, Surroundings around, boolean touch) {
    ConfigValues values = new ConfigValues(sources);
    values.reportUnknown();
    boolean strict = Boolean.parseBoolean(values.text(ConfigKey.STRICT, "false"));
    TrackerConfig config = new ConfigLoader(values, around, touch).config(defaultApp);
    List<ConfigMistake> mistakes = values.mistakes();
    if (strict && !mistakes.stream().allMatch(ConfigMistake::warning)) {
      throw new ConfigurationException(mistakes);
    }
    return new LoadedConfig(config, mistakes, values.told());
  }

  private TrackerConfig config(String defaultApp) {
    boolean enabled = Boolean.parseBoolean(values.text(ConfigKey.ENABLED, "true"));
    String app = values.text(ConfigKey.APP, cleanName(defaultApp, "ROOT", "/:"));
    String path = values.text(ConfigKey.PATH, ConfigKey.PATH.defaultText());
    DataPlaces places = new DataPlaces(around, values, app, enabled && touch);
    SpoolConfig spool = spool(places);
    return new TrackerConfig(
        enabled,
        app,
        node(),
        path,
        spool,
        database(places),
        privacy(path),
        sessions(),
        durability(),
        new StreamConfig(
            (int) values.number(ConfigKey.HEARTBEAT), (int) values.number(ConfigKey.STOP)),
        ledger(places, spool.dir()),
        retention(),
        browser(),
        analytics(places),
        DetectSettings.of(values),
        RespondSettings.challenges(values),
        RespondSettings.of(values, places));
  }

  private AnalyticsConfig analytics(DataPlaces places) {
    String file = values.optional(ConfigKey.GEO_DATABASE);
    return new AnalyticsConfig(
        (int) values.number(ConfigKey.VISIT_IDLE),
        file == null || file.equals("none") ? null : places.absolute(file),
        values.list(ConfigKey.CHANNELS, List.of()),
        values.list(ConfigKey.CONTENT, List.of()),
        values.optional(ConfigKey.RELEASE));
  }

  /** A wrong consent mode counts as the one that keeps nothing. */
  private BrowserConfig browser() {
    String consent = values.text(ConfigKey.CONSENT, "not-required", "required");
    return new BrowserConfig(
        Boolean.parseBoolean(values.text(ConfigKey.BROWSER, "true", "false")),
        values.list(ConfigKey.BROWSER_SEARCH, List.of()),
        (int) values.number(ConfigKey.BROWSER_RATE),
        ConsentMode.valueOf(consent.toUpperCase(Locale.ROOT).replace('-', '_')));
  }

  private RetentionConfig retention() {
    List<RetentionPreset> presets =
        values.list(ConfigKey.RETENTION, List.of()).stream().map(RetentionPreset::of).toList();
    RetentionConfig out =
        RetentionConfig.of(presets.isEmpty() ? List.of(RetentionPreset.DEFAULT) : presets);
    Set<String> members = new TreeSet<>();
    for (RecordClass each : RecordClass.values()) {
      String member = each.id() + "-days";
      members.add(member);
      String days = values.member(ConfigKey.RETENTION_DAYS, member);
      if (days != null) {
        out = out.with(each, Integer.parseInt(days));
      }
    }
    values.reportOtherMembers(ConfigKey.RETENTION_DAYS, members);
    return out.withSubjectKeys(Boolean.parseBoolean(values.text(ConfigKey.SUBJECT_KEYS, "false")));
  }

  private String node() {
    String named = values.optional(ConfigKey.NODE);
    return named != null
        ? named
        : cleanName(Objects.requireNonNullElse(around.hostName().get(), ""), "node", "");
  }

  /** {@code raw} with only the characters that names of applications and nodes have. */
  private static String cleanName(String raw, String whenEmpty, String alsoAllowed) {
    StringBuilder out = new StringBuilder();
    raw.strip()
        .codePoints()
        .map(c -> Character.isLetterOrDigit(c) || ("._-" + alsoAllowed).indexOf(c) >= 0 ? c : '-')
        .limit(LONGEST_NAME)
        .forEach(out::appendCodePoint);
    String name = out.toString().replaceAll("^[-/:]+|[-/:]+$", "");
    return name.isEmpty() ? whenEmpty : name;
  }

  private SpoolConfig spool(DataPlaces places) {
    Path dir = places.spoolDir();
    String keyFile = values.text(ConfigKey.KEY_FILE, dir.resolve("tracker.key").toString());
    return new SpoolConfig(
        dir,
        values.number(ConfigKey.SPOOL_CAPACITY),
        values.number(ConfigKey.SPOOL_MEMORY),
        values.number(ConfigKey.DRAIN_INTERVAL),
        places.absolute(keyFile));
  }

  private LedgerConfig ledger(DataPlaces places, Path dir) {
    String anchor = values.text(ConfigKey.ANCHOR_FILE, dir.resolve("checkpoints").toString());
    return new LedgerConfig(
        places.absolute(values.text(ConfigKey.KEYSTORE, dir.resolve("ledger.key").toString())),
        (int) values.number(ConfigKey.SEAL_INTERVAL),
        (int) values.number(ConfigKey.VERIFY_INTERVAL),
        new AnchorConfig(
            anchor.equals("off") ? null : places.absolute(anchor),
            values.optional(ConfigKey.ANCHOR_SYSLOG),
            values.optional(ConfigKey.ANCHOR_TIMESTAMP),
            (int) values.number(ConfigKey.ANCHOR_TIMESTAMP_HOURS),
            values.list(ConfigKey.ANCHOR_MAIL_TO, List.of()),
            values.text(
                ConfigKey.ANCHOR_MAIL_SESSION, ConfigKey.ANCHOR_MAIL_SESSION.defaultText())));
  }

  private DatabaseConfig database(DataPlaces places) {
    String datasource = values.optional(ConfigKey.DATASOURCE);
    String url = values.optional(ConfigKey.JDBC_URL);
    String user = values.optional(ConfigKey.JDBC_USER);
    String password = values.optional(ConfigKey.JDBC_PASSWORD);
    String file = values.optional(ConfigKey.JDBC_PASSWORD_FILE);
    if (file != null) {
      String fromFile = passwordIn(places.absolute(file));
      password = fromFile == null ? password : fromFile;
    }
    if (url == null) {
      url = places.defaultJdbcUrl();
    }
    return new DatabaseConfig(datasource, url, user, password);
  }

  private @Nullable String passwordIn(Path file) {
    try {
      if (Files.size(file) <= LONGEST_PASSWORD_BYTES) {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        return text.replaceFirst("\\r?\\n\\z", "");
      }
    } catch (IOException | RuntimeException e) {
      // reported below, without the exception's text: the file's content may be in it
    }
    values.mistake(
        ConfigKey.JDBC_PASSWORD_FILE,
        file.toString(),
        "must be a readable file of at most " + LONGEST_PASSWORD_BYTES + " bytes of UTF-8",
        values.where(ConfigKey.JDBC_PASSWORD_FILE),
        "ignored");
    return null;
  }

  private PrivacyConfig privacy(String path) {
    String address = values.text(ConfigKey.ADDRESS, "truncated");
    Set<String> keep = new LinkedHashSet<>(values.list(ConfigKey.QUERY_KEEP, List.of()));
    return new PrivacyConfig(
        values.list(ConfigKey.PROXIES, List.of()),
        values.text(ConfigKey.PROXIES_HEADER, ConfigKey.PROXIES_HEADER.defaultText()),
        AddressMode.valueOf(address.toUpperCase(Locale.ROOT)),
        Collections.unmodifiableSet(keep),
        values.list(ConfigKey.EXCLUDE, excludedByDefault(path)),
        values.list(ConfigKey.ROUTES, List.of()),
        fields(),
        (int) values.number(ConfigKey.PSEUDONYM_MONTHS),
        values.text(ConfigKey.ERRORS, "trace", "class").equals("trace"));
  }

  private Map<PersonalField, PersonalField.Action> fields() {
    Map<PersonalField, PersonalField.Action> out = new EnumMap<>(PersonalField.class);
    for (String item : values.list(ConfigKey.FIELDS, List.of())) {
      int colon = item.indexOf(':');
      PersonalField field = PersonalField.of(item.substring(0, colon));
      if (field != null) { // as its form has made sure
        String action = item.substring(colon + 1).toUpperCase(Locale.ROOT);
        out.put(field, PersonalField.Action.valueOf(action));
      }
    }
    out.values().removeIf(action -> action == PersonalField.Action.KEEP);
    return Collections.unmodifiableMap(out);
  }

  private static List<String> excludedByDefault(String path) {
    List<String> out = new ArrayList<>(ValueForm.items(BY_DEFAULT_EXCLUDED));
    out.add(path + "/health");
    return List.copyOf(out);
  }

  private SessionConfig sessions() {
    return new SessionConfig(
        (int) values.number(ConfigKey.SESSION_ABSOLUTE),
        (int) values.number(ConfigKey.SESSION_GRACE),
        (int) values.number(ConfigKey.SESSION_IDLE),
        values.optional(ConfigKey.USER_ATTRIBUTE),
        (int) values.number(ConfigKey.ASYNC_WATCHDOG));
  }

  private DurabilityConfig durability() {
    return new DurabilityConfig(
        values.text(ConfigKey.DURABILITY, "relaxed", "durable").equals("durable"),
        values.number(ConfigKey.DURABILITY_WINDOW),
        values.number(ConfigKey.DURABILITY_WAIT),
        values.text(ConfigKey.ON_FAILURE, "open").equals("closed"),
        values.list(ConfigKey.ON_FAILURE_PATHS, List.of()));
  }

  /**
   * What a default may depend on.
   *
   * @param workDir where relative file names start
   * @param tempDir where to go when that can't be written
   * @param hostName the name of this machine, asked only when needed; may answer null
   */
  record Surroundings(Path workDir, Path tempDir, Supplier<@Nullable String> hostName) {

    /** Those of this process. */
    static Surroundings current() {
      return new Surroundings(
          Path.of("").toAbsolutePath(),
          Path.of(System.getProperty("java.io.tmpdir", ".")).toAbsolutePath(),
          Surroundings::localHostName);
    }

    private static @Nullable String localHostName() {
      String name = System.getenv("HOSTNAME");
      if (name != null && !name.isBlank()) {
        return name;
      }
      try {
        return InetAddress.getLocalHost().getHostName();
      } catch (UnknownHostException e) {
        return null;
      }
    }
  }
}
