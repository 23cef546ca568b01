package org.sessiontrail.config;

import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.detect.DetectConfig;
import org.sessiontrail.config.respond.ChallengeConfig;
import org.sessiontrail.config.respond.RespondConfig;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.PersonalField;

/**
 * Everything one application's tracker has been told, checked and complete.
 *
 * @param enabled whether anything is recorded at all ({@code tracker.enabled})
 * @param app the application's name, origin of its log: no spaces, no plus ({@code tracker.app})
 * @param node this server's name within the application ({@code tracker.node})
 * @param path where the tracker's own pages live, starts with a slash, does not end with one
 *     ({@code tracker.path})
 * @param spool the queue between requests and the store
 * @param database where records go
 * @param privacy what may be kept
 * @param sessions how trails are followed and closed
 * @param durability when a record is safe, and what happens when it can't be made so
 * @param streams how a stream shows that it lives, and how it ends
 * @param ledger how the log is sealed and where its checkpoints are left
 * @param retention how long records are kept
 * @param browser what pages may tell of themselves
 * @param analytics what records mean
 * @param detect what counts as unusual
 * @param challenges how people prove who they are while signed in
 * @param respond who is told of what is found, and who may be locked out
 */
public record TrackerConfig(
    boolean enabled,
    String app,
    String node,
    String path,
    SpoolConfig spool,
    DatabaseConfig database,
    PrivacyConfig privacy,
    SessionConfig sessions,
    DurabilityConfig durability,
    StreamConfig streams,
    LedgerConfig ledger,
    RetentionConfig retention,
    BrowserConfig browser,
    AnalyticsConfig analytics,
    DetectConfig detect,
    ChallengeConfig challenges,
    RespondConfig respond) {

  /** What to do with a client's address. */
  public enum AddressMode {
    /** Keep it whole, erasable with the person's other values. */
    FULL,
    /** Keep its network, /24 of IPv4 and /48 of IPv6, the rest zero. */
    TRUNCATED,
    /** Keep none. */
    NONE
  }

  /**
   * The queue between requests and the store.
   *
   * @param dir directory for what the tracker keeps beside the database ({@code tracker.spool.dir})
   * @param capacityBytes bound of what is queued on disk ({@code tracker.spool.capacity-bytes})
   * @param memoryBytes bound of what is queued in memory ({@code tracker.spool.memory-bytes})
   * @param drainIntervalMillis how long the drain rests when nothing is queued ({@code
   *     tracker.drain.interval-millis})
   * @param keyFile the 32-byte key of session hashes and pseudonyms, shared by all nodes of an
   *     application ({@code tracker.key-file})
   */
  public record SpoolConfig(
      Path dir, long capacityBytes, long memoryBytes, long drainIntervalMillis, Path keyFile) {}

  /**
   * Where records go: a data source of the server, else a JDBC URL, else an H2 file.
   *
   * @param datasource JNDI name ({@code tracker.datasource}), or null
   * @param jdbcUrl JDBC URL ({@code tracker.jdbc.url}), never null: defaults to an H2 file
   * @param user database user ({@code tracker.jdbc.user}), or null
   * @param password its password ({@code tracker.jdbc.password} or the text of {@code
   *     tracker.jdbc.password-file}), or null
   */
  public record DatabaseConfig(
      @Nullable String datasource,
      String jdbcUrl,
      @Nullable String user,
      @Nullable String password) {
    @Override
    public String toString() {
      return datasource != null
          ? "datasource " + datasource
          : "jdbc " + PrintableValue.jdbcUrl(jdbcUrl);
    }
  }

  /**
   * What may be kept.
   *
   * @param proxies trusted proxies as addresses or CIDR blocks ({@code tracker.proxies}); forwarded
   *     addresses are believed only from these
   * @param forwardedHeader the one header family to read: {@code forwarded} or {@code
   *     x-forwarded-for} ({@code tracker.proxies.header})
   * @param address what to do with addresses ({@code tracker.address})
   * @param queryKeep names of the query parameters to keep ({@code tracker.query.keep})
   * @param exclude paths not to record: {@code *.css}, {@code /assets/*}, {@code /ping} ({@code
   *     tracker.exclude})
   * @param routes templates of paths that hold values, for example {@code /user/{name}/*} ({@code
   *     tracker.routes})
   * @param fields what is done with single personal fields; others are kept ({@code
   *     tracker.fields})
   * @param pseudonymMonths how many months the key of pseudonyms is kept after its own ({@code
   *     tracker.pseudonyms.months})
   * @param errorTraces whether stack traces of failures are kept ({@code tracker.errors})
   */
  public record PrivacyConfig(
      List<String> proxies,
      String forwardedHeader,
      AddressMode address,
      Set<String> queryKeep,
      List<String> exclude,
      List<String> routes,
      Map<PersonalField, PersonalField.Action> fields,
      int pseudonymMonths,
      boolean errorTraces) {
    /** One that keeps every field. */
    public PrivacyConfig(
        List<String> proxies,
        String forwardedHeader,
        AddressMode address,
        Set<String> queryKeep,
        List<String> exclude,
        List<String> routes) {
      this(proxies, forwardedHeader, address, queryKeep, exclude, routes, Map.of(), 13, true);
    }
  }

  /**
   * How trails are followed and closed.
   *
   * @param absoluteMinutes age at which a trail is closed whatever happens ({@code
   *     tracker.session.absolute-minutes})
   * @param graceSeconds how long past a session's own idle limit a trail is given before it is
   *     closed by silence ({@code tracker.session.grace-seconds})
   * @param idleMinutes idle limit assumed for a session that states none ({@code
   *     tracker.session.idle-minutes})
   * @param userAttribute session attribute that holds the signed-in user of an application that
   *     does not use the container's login ({@code tracker.user.session-attribute}), or null
   * @param asyncMinutes after how long an asynchronous exchange whose end was never reported is
   *     recorded as unfinished ({@code tracker.async.watchdog-minutes})
   */
  public record SessionConfig(
      int absoluteMinutes,
      int graceSeconds,
      int idleMinutes,
      @Nullable String userAttribute,
      int asyncMinutes) {}

  /**
   * When a record is safe, and what happens when it can't be made so.
   *
   * @param durable whether an uncommitted response waits until its record is on disk ({@code
   *     tracker.durability})
   * @param windowMillis age by which a record is on disk ({@code tracker.durability.window-millis})
   * @param waitMillis how long anything waits for the disk at most ({@code
   *     tracker.durability.wait-millis})
   * @param closed whether what can't be recorded is refused ({@code tracker.on-failure})
   * @param closedPaths paths that {@code closed} is for; empty for all ({@code
   *     tracker.on-failure.paths})
   */
  public record DurabilityConfig(
      boolean durable,
      long windowMillis,
      long waitMillis,
      boolean closed,
      List<String> closedPaths) {}

  /**
   * How a stream shows that it lives, and how it ends.
   *
   * @param heartbeatSeconds how often it is stated to live ({@code tracker.heartbeat-seconds})
   * @param stopSeconds how long a stop may take to store what waits ({@code tracker.stop-seconds})
   */
  public record StreamConfig(int heartbeatSeconds, int stopSeconds) {}

  /**
   * How the log is sealed and where its checkpoints are left.
   *
   * @param keyFile this node's private keys, made when missing ({@code tracker.keystore})
   * @param sealSeconds how often a log that grew is sealed ({@code tracker.seal.interval-seconds})
   * @param verifyHours how often the whole log is verified, 0 for never ({@code
   *     tracker.verify.interval-hours})
   * @param anchors where its checkpoints are left
   */
  public record LedgerConfig(
      Path keyFile, int sealSeconds, int verifyHours, AnchorConfig anchors) {}

  /**
   * Where checkpoints are left outside of the database.
   *
   * @param file a file that is only ever appended to, or null for none ({@code
   *     tracker.anchor.file})
   * @param syslog {@code host:port} of a syslog collector over TCP, or null ({@code
   *     tracker.anchor.syslog})
   * @param timestamp address of an RFC 3161 time stamp authority, or null ({@code
   *     tracker.anchor.timestamp})
   * @param timestampHours how often that is asked ({@code tracker.anchor.timestamp-hours})
   * @param mailTo who gets a checkpoint a day by mail ({@code tracker.anchor.mail.to})
   * @param mailSession JNDI name of the mail session ({@code tracker.anchor.mail.session})
   */
  public record AnchorConfig(
      @Nullable Path file,
      @Nullable String syslog,
      @Nullable String timestamp,
      int timestampHours,
      List<String> mailTo,
      String mailSession) {}

  /**
   * How long records are kept.
   *
   * @param days by class; every class has its days ({@code tracker.retention} and {@code
   *     tracker.retention.<class>-days})
   * @param subjectKeys whether personal values are sealed under a key per person ({@code
   *     tracker.subject-keys})
   */
  public record RetentionConfig(Map<RecordClass, Integer> days, boolean subjectKeys) {
    /** Checks that no class is missing. */
    public RetentionConfig {
      days = Map.copyOf(days);
      if (days.size() != RecordClass.values().length) {
        throw new IllegalArgumentException("every class of records has its days: " + days);
      }
    }

    /** What the presets say: for each class the longest of their periods. */
    public static RetentionConfig of(Collection<RetentionPreset> presets) {
      Map<RecordClass, Integer> days = new EnumMap<>(RecordClass.class);
      for (RecordClass each : RecordClass.values()) {
        presets.forEach(preset -> days.merge(each, preset.days(each), Math::max));
      }
      return new RetentionConfig(days, false);
    }

    /** The same but for {@code other}. */
    public RetentionConfig with(RecordClass changed, int other) {
      Map<RecordClass, Integer> out = new EnumMap<>(days);
      out.put(changed, other);
      return new RetentionConfig(out, subjectKeys);
    }

    /** The same with or without keys for people. */
    public RetentionConfig withSubjectKeys(boolean wanted) {
      return new RetentionConfig(days, wanted);
    }

    /** Days that records of {@code kind} are kept. */
    public int days(Kind kind) {
      return Objects.requireNonNull(days.get(RecordClass.of(kind)));
    }
  }

  /** What analytics may do before a visitor agrees. */
  public enum ConsentMode {
    /** As if everybody had agreed. */
    NOT_REQUIRED,
    /** Nothing. */
    REQUIRED,
    /** Count, but tie nothing to a trail or a user. */
    COOKIELESS
  }

  /**
   * What pages may tell of themselves.
   *
   * @param enabled whether the page script is given out and its beacons are taken ({@code
   *     tracker.browser.enabled})
   * @param searchParameters names of the query parameters that hold search words ({@code
   *     tracker.browser.search})
   * @param eventsPerSecond how many events all visitors together may send ({@code
   *     tracker.browser.rate})
   * @param consent what may be kept before a visitor agrees ({@code tracker.consent})
   */
  public record BrowserConfig(
      boolean enabled, List<String> searchParameters, int eventsPerSecond, ConsentMode consent) {
    /** Takes a copy of the names. */
    public BrowserConfig {
      searchParameters = List.copyOf(searchParameters);
    }
  }

  /**
   * What records mean.
   *
   * @param idleMinutes silence that ends a visit ({@code tracker.visit.idle-minutes})
   * @param geoDatabase a file that tells places from addresses, or null ({@code
   *     tracker.geo.database})
   * @param channels channels of the operator's own ({@code tracker.channels})
   * @param contents topics and formats by path ({@code tracker.content})
   * @param release the version of the application, or null when nobody says ({@code
   *     tracker.release})
   */
  public record AnalyticsConfig(
      int idleMinutes,
      @Nullable Path geoDatabase,
      List<String> channels,
      List<String> contents,
      @Nullable String release) {
    /** Takes a copy of the rules. */
    public AnalyticsConfig {
      channels = List.copyOf(channels);
      contents = List.copyOf(contents);
    }
  }

  /** Records that are kept equally long. */
  public enum RecordClass {
    /** Who came in, and what was found wrong. */
    SECURITY("records of signing in and out"),
    /** What tells of the trail itself: streams, gaps, holds, erasures, exports, reviews. */
    AUDIT("records about these records themselves: who read, exported, held or erased them"),
    /** Trails and the requests on them. */
    REQUESTS("records of sessions and requests"),
    /** Business actions, changes of data, and decisions about consent. */
    ACTIONS("records of actions in the application, changes of its data, and consent"),
    /** What browsers told of pages. */
    ANALYTICS("records of what was done on pages, told by the browser"),
    /** That a stream lived though nothing happened. */
    TECHNICAL("records that the recording works; they say nothing about people");

    private final String words;

    RecordClass(String words) {
      this.words = words;
    }

    /** The name in keys. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** What belongs to the class, for people. */
    public String words() {
      return words;
    }

    /** Whether its records tell of the trail itself and not of what people did. */
    public boolean isTestimony() {
      return this == AUDIT || this == TECHNICAL;
    }

    /** The class of a kind. */
    public static RecordClass of(Kind kind) {
      return switch (kind) {
        case LOGIN, LOGOUT, CHALLENGE, FINDING, ORDER -> SECURITY;
        case SESSION_START, SESSION_ID_CHANGE, SESSION_END, REQUEST -> REQUESTS;
        case ACTION, CHANGE, CONSENT -> ACTIONS;
        case PAGE_EVENT -> ANALYTICS;
        case HEARTBEAT -> TECHNICAL;
        case STREAM_OPEN, STREAM_CLOSE, STREAM_ABANDONED, CLOCK_STEP, GAP, SUPPRESSED -> AUDIT;
        case AUDIT_READ, EXPORT, REVIEW, VERIFICATION, CONFIG_CHANGE -> AUDIT;
        case HOLD, RELEASE, ERASURE, PURGE -> AUDIT;
      };
    }
  }

  /** Periods that somebody else has thought about. */
  public enum RetentionPreset {
    /** Security 12 months, what browsers tell 13, everything else 25. */
    DEFAULT(366, 762, 396, 762),
    /** PCI DSS 10.5.1: 12 months at least. */
    PCI(400, 400, 396, 400),
    /** HIPAA 164.316: 6 years. */
    HIPAA(2_192, 2_192, 396, 2_192),
    /** SOX 802: 7 years. */
    SOX(2_557, 2_557, 396, 2_557),
    /** CNIL: logs 12 months, audience statistics 25. */
    CNIL_AUDIENCE(366, 762, 762, 183);

    private final int securityDays;
    private final int otherDays;
    private final int analyticsDays;
    private final int technicalDays;

    RetentionPreset(int securityDays, int otherDays, int analyticsDays, int technicalDays) {
      this.securityDays = securityDays;
      this.otherDays = otherDays;
      this.analyticsDays = analyticsDays;
      this.technicalDays = technicalDays;
    }

    /** The name in {@code tracker.retention}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The preset of a name.
     *
     * @throws IllegalArgumentException for a name there is none of
     */
    public static RetentionPreset of(String id) {
      return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Days that records of a class are kept. */
    public int days(RecordClass records) {
      return switch (records) {
        case SECURITY -> securityDays;
        case AUDIT, REQUESTS, ACTIONS -> otherDays;
        case ANALYTICS -> analyticsDays;
        case TECHNICAL -> technicalDays;
      };
    }
  }
}
