package org.sessiontrail.config;

/**
 * Every key a tracker knows: the one table that loading, messages and documentation are made of.
 */
public enum ConfigKey {
  /** {@code tracker.enabled}. */
  ENABLED("tracker.enabled", 110, "true", ValueForm.flag(), "Whether anything is recorded at all."),
  /** {@code tracker.app}. */
  APP(
      "tracker.app",
      111,
      "the context path, `ROOT` for the root",
      ValueForm.matching(
          "1 to 100 letters, digits or . _ - / :", "[\\w.-](?:[\\w.:/-]{0,98}[\\w.-])?"),
      "Name of the application and origin of its log, for example `shop.example.com`."),
  /** {@code tracker.node}. */
  NODE(
      "tracker.node",
      112,
      "`HOSTNAME`, else the local host name",
      ValueForm.matching("1 to 100 letters, digits or . _ -", "[\\w.-]{1,100}"),
      "Name of this server within the application."),
  /** {@code tracker.path}. */
  PATH(
      "tracker.path",
      113,
      "/tracker",
      ValueForm.matching(
          "a path that starts with a slash and does not end with one",
          "(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,50}){1,4}"),
      "Where the tracker's own pages live."),
  /** {@code tracker.strict}. */
  STRICT("tracker.strict", 114, "false", ValueForm.flag(), "Whether any mistake stops the start."),

  /** {@code tracker.spool.dir}. */
  SPOOL_DIR(
      "tracker.spool.dir",
      120,
      "`./tracker-data/<app>`",
      ValueForm.file(),
      "Directory for what the tracker keeps beside the database; made when missing."),
  /** {@code tracker.drain.interval-millis}. */
  DRAIN_INTERVAL(
      "tracker.drain.interval-millis",
      121,
      "250",
      ValueForm.integer(10, 60_000),
      "How long the drain rests when nothing is queued."),
  /** {@code tracker.key-file}. */
  KEY_FILE(
      "tracker.key-file",
      122,
      "`<tracker.spool.dir>/tracker.key`",
      ValueForm.file(),
      "The key of session hashes and pseudonyms; made when missing, shared by all nodes."),
  /** {@code tracker.spool.capacity-bytes}. */
  SPOOL_CAPACITY(
      "tracker.spool.capacity-bytes",
      123,
      "1073741824",
      ValueForm.integer(1L << 20, 1L << 40),
      "How much disk may wait for the database before records are dropped and counted."),
  /** {@code tracker.spool.memory-bytes}. */
  SPOOL_MEMORY(
      "tracker.spool.memory-bytes",
      124,
      "33554432",
      ValueForm.integer(1L << 16, 1L << 32),
      "How much memory may wait for the disk before records are dropped and counted."),
  /** {@code tracker.heartbeat-seconds}. */
  HEARTBEAT(
      "tracker.heartbeat-seconds",
      125,
      "60",
      ValueForm.integer(1, 3_600),
      "How often a node states that it lives; silent for three of these it counts as lost."),
  /** {@code tracker.stop-seconds}. */
  STOP(
      "tracker.stop-seconds",
      126,
      "10",
      ValueForm.integer(0, 600),
      "How long a stopping application may store what waits; the rest stays on disk."),

  /** {@code tracker.datasource}. */
  DATASOURCE(
      "tracker.datasource",
      130,
      "none",
      ValueForm.matching("a JNDI name", "[^\\s]{1,500}"),
      "JNDI name of the data source to store to; goes before `tracker.jdbc.url`."),
  /** {@code tracker.jdbc.url}. */
  JDBC_URL(
      "tracker.jdbc.url",
      131,
      "an H2 file, `./tracker-data/trail`",
      ValueForm.matching("a JDBC URL, jdbc:…", "jdbc:[a-zA-Z0-9]+:.+"),
      "Database to store to when no data source is named."),
  /** {@code tracker.jdbc.user}. */
  JDBC_USER("tracker.jdbc.user", 132, "none", ValueForm.any(), "User of `tracker.jdbc.url`."),
  /** {@code tracker.jdbc.password}. */
  JDBC_PASSWORD("tracker.jdbc.password", 133, "none", ValueForm.any(), "The user's password."),
  /** {@code tracker.jdbc.password-file}. */
  JDBC_PASSWORD_FILE(
      "tracker.jdbc.password-file",
      134,
      "none",
      ValueForm.file(),
      "File that holds the password; goes before `tracker.jdbc.password`."),

  /** {@code tracker.proxies}. */
  PROXIES(
      "tracker.proxies",
      140,
      "none",
      ValueForm.cidrList(),
      "Trusted proxies; a forwarded address is believed only from these."),
  /** {@code tracker.proxies.header}. */
  PROXIES_HEADER(
      "tracker.proxies.header",
      141,
      "x-forwarded-for",
      ValueForm.choice("x-forwarded-for", "forwarded"),
      "The one header the trusted proxies write."),
  /** {@code tracker.address}. */
  ADDRESS(
      "tracker.address",
      142,
      "truncated",
      ValueForm.choice("full", "truncated", "none"),
      "What is kept of a client's address: all, its network (/24, /48), or nothing."),
  /** {@code tracker.query.keep}. */
  QUERY_KEEP(
      "tracker.query.keep",
      143,
      "none",
      ValueForm.queryNames(),
      "Query parameters to keep; all others are dropped."),
  /** {@code tracker.exclude}. */
  EXCLUDE(
      "tracker.exclude",
      144,
      "static resources, `<tracker.path>/health`",
      ValueForm.paths(),
      "Paths within the application that are not recorded; a list of yours replaces the default."),
  /** {@code tracker.routes}. */
  ROUTES(
      "tracker.routes",
      145,
      "none",
      ValueForm.listMatching(
          "a template like /user/{name}/*",
          "/|(?:/(?:\\{[A-Za-z0-9_-]+\\}|[^/{}*;?%]+))+(?:/\\*)?"),
      "Templates of paths within the application that hold names or identifiers."),

  /** {@code tracker.session.absolute-minutes}. */
  SESSION_ABSOLUTE(
      "tracker.session.absolute-minutes",
      150,
      "1440",
      ValueForm.integer(1, 525_600),
      "Age at which a trail is closed whatever happens."),
  /** {@code tracker.session.grace-seconds}. */
  SESSION_GRACE(
      "tracker.session.grace-seconds",
      151,
      "120",
      ValueForm.integer(0, 86_400),
      "How long past its session's idle limit a silent trail is left open."),
  /** {@code tracker.session.idle-minutes}. */
  SESSION_IDLE(
      "tracker.session.idle-minutes",
      152,
      "30",
      ValueForm.integer(1, 525_600),
      "Idle limit assumed for a session that states none."),
  /** {@code tracker.user.session-attribute}. */
  USER_ATTRIBUTE(
      "tracker.user.session-attribute",
      153,
      "none",
      ValueForm.matching("1 to 200 characters without white space", "[^\\s]{1,200}"),
      "Session attribute that holds the user, for an application with a login of its own."),
  /** {@code tracker.async.watchdog-minutes}. */
  ASYNC_WATCHDOG(
      "tracker.async.watchdog-minutes",
      154,
      "60",
      ValueForm.integer(1, 10_080),
      "After how long an asynchronous exchange that never ended is recorded as unfinished."),

  /** {@code tracker.durability}. */
  DURABILITY(
      "tracker.durability",
      160,
      "relaxed",
      ValueForm.choice("relaxed", "durable"),
      "Whether an uncommitted response waits until its record is on disk."),
  /** {@code tracker.durability.window-millis}. */
  DURABILITY_WINDOW(
      "tracker.durability.window-millis",
      170,
      "100",
      ValueForm.integer(2, 60_000),
      "The age by which a record is on disk; what a killed process may lose when `relaxed`."),
  /** {@code tracker.durability.wait-millis}. */
  DURABILITY_WAIT(
      "tracker.durability.wait-millis",
      171,
      "5000",
      ValueForm.integer(1, 600_000),
      "How long a response or a durable action waits for the disk at most."),
  /** {@code tracker.on-failure}. */
  ON_FAILURE(
      "tracker.on-failure",
      161,
      "open",
      ValueForm.choice("open", "closed"),
      "Whether requests are served when they can't be recorded, or answered 503."),
  /** {@code tracker.on-failure.paths}. */
  ON_FAILURE_PATHS(
      "tracker.on-failure.paths",
      172,
      "all",
      ValueForm.paths(),
      "Paths within the application that `tracker.on-failure=closed` is for."),
  /** {@code tracker.keystore}. */
  KEYSTORE(
      "tracker.keystore",
      165,
      "`<tracker.spool.dir>/ledger.key`",
      ValueForm.file(),
      "File of the private keys this node signs with; made when missing, never shared."),
  /** {@code tracker.seal.interval-seconds}. */
  SEAL_INTERVAL(
      "tracker.seal.interval-seconds",
      173,
      "10",
      ValueForm.integer(1, 3_600),
      "How often a log that grew is sealed by a signed checkpoint."),
  /** {@code tracker.verify.interval-hours}. */
  VERIFY_INTERVAL(
      "tracker.verify.interval-hours",
      179,
      "24",
      ValueForm.integer(0, 8_760),
      "How often the whole log is verified, by one node, little by little; 0 for never. What was"
          + " stored last is verified at each start."),
  /** {@code tracker.anchor.file}. */
  ANCHOR_FILE(
      "tracker.anchor.file",
      166,
      "`<tracker.spool.dir>/checkpoints`",
      ValueForm.file(),
      "File to append checkpoints to, best on another disk or mount; `off` for none."),
  /** {@code tracker.anchor.syslog}. */
  ANCHOR_SYSLOG(
      "tracker.anchor.syslog",
      174,
      "none",
      ValueForm.matching("host:port", "[\\w.\\[\\]:-]{1,250}:[0-9]{1,5}"),
      "Syslog collector that gets each checkpoint as one line (RFC 5424 over TCP)."),
  /** {@code tracker.anchor.timestamp}. */
  ANCHOR_TIMESTAMP(
      "tracker.anchor.timestamp",
      175,
      "none",
      ValueForm.matching("an http or https address", "https?://\\S{1,1000}"),
      "RFC 3161 time stamp authority that confirms when a checkpoint existed."),
  /** {@code tracker.anchor.timestamp-hours}. */
  ANCHOR_TIMESTAMP_HOURS(
      "tracker.anchor.timestamp-hours",
      176,
      "24",
      ValueForm.integer(1, 8_760),
      "How often the time stamp authority is asked."),
  /** {@code tracker.anchor.mail.to}. */
  ANCHOR_MAIL_TO(
      "tracker.anchor.mail.to",
      177,
      "none",
      ValueForm.listMatching("mail addresses", "[^\\s@,]{1,64}@[^\\s@,]{1,250}"),
      "Who gets a checkpoint a day by mail, where the server has Jakarta Mail."),
  /** {@code tracker.anchor.mail.session}. */
  ANCHOR_MAIL_SESSION(
      "tracker.anchor.mail.session",
      178,
      "java:comp/DefaultMailSession",
      ValueForm.matching("a JNDI name", "\\S{1,250}"),
      "The server's mail session for that."),
  /** {@code tracker.retention}. */
  RETENTION(
      "tracker.retention",
      167,
      "default",
      ValueForm.listMatching(
          "default, pci, hipaa, sox, cnil-audience", "default|pci|hipaa|sox|cnil-audience"),
      "How long records are kept; of several presets the longest period counts."),
  /** {@code tracker.retention.*}. */
  RETENTION_DAYS(
      "tracker.retention.*",
      169,
      "by `tracker.retention`",
      ValueForm.integer(1, 36_500),
      "Days for one class, for example `requests-days`; goes before the presets."),
  /** {@code tracker.subject-keys}. */
  SUBJECT_KEYS(
      "tracker.subject-keys",
      180,
      "false",
      ValueForm.choice("true", "false"),
      "Seal personal values under a key per person, which an erasure of level `e3` destroys."),
  /** {@code tracker.browser.enabled}. */
  BROWSER("tracker.browser.enabled", 181, "true", ValueForm.flag(), "Whether pages may tell."),
  /** {@code tracker.browser.search}. */
  BROWSER_SEARCH(
      "tracker.browser.search", 182, "none", ValueForm.names(), "Parameters with search words."),
  /** {@code tracker.browser.rate}. */
  BROWSER_RATE(
      "tracker.browser.rate", 183, "1000", ValueForm.integer(1, 100_000), "Most events a second."),
  /** {@code tracker.consent}. */
  CONSENT(
      "tracker.consent",
      163,
      "not-required",
      ValueForm.choice("not-required", "required", "cookieless"),
      "What analytics may do before a visitor agrees."),
  /** {@code tracker.fields}. */
  FIELDS("tracker.fields", 184, "none", ValueForm.fields(), "What is kept of a personal field."),
  /** {@code tracker.pseudonyms.months}. */
  PSEUDONYM_MONTHS(
      "tracker.pseudonyms.months", 185, "13", ValueForm.integer(0, 120), "How long keys are kept."),
  /** {@code tracker.errors}. */
  ERRORS(
      "tracker.errors",
      710,
      "trace",
      ValueForm.choice("trace", "class"),
      "What is kept of an exception, never its text: its stack trace, or only its class, which a"
          + " wrong value counts as."),
  /** {@code tracker.visit.idle-minutes}. */
  VISIT_IDLE(
      "tracker.visit.idle-minutes",
      162,
      "30",
      ValueForm.integer(1, 1_440),
      "Silence after which the next request starts a new visit."),
  /** {@code tracker.geo.database}. */
  GEO_DATABASE(
      "tracker.geo.database",
      164,
      "none",
      ValueForm.file(),
      "An `.mmdb` file that tells places from addresses."),
  /** {@code tracker.channels}. */
  CHANNELS(
      "tracker.channels",
      191,
      "none",
      ValueForm.listMatching(
          "rules such as source:partner*=Partners, of source, medium, campaign, term, content,"
              + " click, site",
          "C(&C)*=[^=\\s]{1,40}"
              .replace("C", "(source|medium|campaign|term|content|click|site):[^=&:\\s]+")),
      "Channels of your own, before the others: `+` is a space, `&` is and."),
  /** {@code tracker.content}. */
  CONTENT(
      "tracker.content",
      192,
      "none",
      ValueForm.listMatching(
          "rules such as /news/*=news or /news/*=news:article",
          "/[^=\\s]*=(?:[^:=\\s]+(?::[^:=\\s]+)?|:[^:=\\s]+)"),
      "What pages are about and what form they have, by their path."),
  /** {@code tracker.release}. */
  RELEASE(
      "tracker.release",
      190,
      "`Implementation-Version` of the application's manifest",
      ValueForm.matching("a version of at most 64 characters", "[\\w.+~:@/ -]{1,64}"),
      "Which version of the application this is."),
  /** {@code tracker.challenge.page}. */
  CHALLENGE_PAGE(
      "tracker.challenge.page",
      193,
      "none: 403 instead",
      ValueForm.matching("a path within the application", "/[^*;?%\\s]*"),
      "The application's own page that asks for a proof; [how](challenges.md)."),
  /** {@code tracker.challenge.exempt}. */
  CHALLENGE_EXEMPT(
      "tracker.challenge.exempt",
      194,
      "none",
      ValueForm.paths(),
      "What is served whatever a session is asked to prove: styles, pictures, the logout."),
  /** {@code tracker.challenge.routes}. */
  CHALLENGE_ROUTES(
      "tracker.challenge.routes",
      195,
      "none",
      ValueForm.routeDemands(),
      "Paths that need a proof of at most so many seconds ago."),
  /** {@code tracker.challenge.within-seconds}. */
  CHALLENGE_WITHIN(
      "tracker.challenge.within-seconds",
      196,
      "600",
      ValueForm.integer(30, 86_400),
      "After which a challenge that nobody answered ends the session."),
  /** {@code tracker.challenge.attempts}. */
  CHALLENGE_ATTEMPTS(
      "tracker.challenge.attempts",
      197,
      "3",
      ValueForm.integer(1, 20),
      "Refused proofs that end the session."),
  /** {@code tracker.detect.allow}. */
  DETECT_ALLOW(
      "tracker.detect.allow",
      730,
      "none",
      ValueForm.allowed(),
      "Networks and users that no rule looks at, until the day after `@`."),
  /** {@code tracker.detect.decoys}. */
  DETECT_DECOYS(
      "tracker.detect.decoys",
      731,
      "none",
      ValueForm.paths(),
      "Paths that nobody has a reason to ask for."),
  /** {@code tracker.detect.methods}. */
  DETECT_METHODS(
      "tracker.detect.methods",
      732,
      "none",
      ValueForm.listMatching("rules such as /orders/*=GET+POST", "/[^=\\s]*=[A-Z]+(?:\\+[A-Z]+)*"),
      "Which methods paths are meant for; GET means HEAD too."),
  /** {@code tracker.detect.mode}. */
  DETECT_MODE(
      "tracker.detect.mode",
      168,
      "observe",
      ValueForm.choice("observe", "enforce"),
      "Whether findings are only recorded or acted on."),
  /** {@code tracker.detect.sequences}. */
  DETECT_SEQUENCES(
      "tracker.detect.sequences",
      717,
      "none",
      ValueForm.listMatching("orders such as /cart>/address>/pay", "/[^>\\s]*(?:>/[^>\\s]*)+"),
      "Orders in which a session is meant to ask for paths."),
  /** {@code tracker.detect.*}. */
  DETECT_RULES(
      "tracker.detect.*",
      733,
      "by rule",
      ValueForm.any(),
      "A setting of one rule, for example `d12.threshold`."),
  /** {@code tracker.alert.severity}. */
  ALERT_SEVERITY(
      "tracker.alert.severity",
      734,
      "high",
      ValueForm.choice("low", "medium", "high", "critical"),
      "The least severe finding that somebody is told of."),
  /** {@code tracker.alert.rules}. */
  ALERT_RULES(
      "tracker.alert.rules",
      735,
      "all",
      ValueForm.listMatching("numbers or names of rules", "[A-Za-z][A-Za-z0-9-]{1,40}"),
      "The rules of which somebody is told."),
  /** {@code tracker.alert.digest-seconds}. */
  ALERT_DIGEST(
      "tracker.alert.digest-seconds",
      736,
      "900",
      ValueForm.integer(10, 86_400),
      "Within which findings of one rule about one subject are told of together."),
  /** {@code tracker.alert.webhook.url}. */
  ALERT_WEBHOOK(
      "tracker.alert.webhook.url",
      737,
      "none",
      ValueForm.matching("an http or https address", "https?://\\S{1,2000}"),
      "Where alerts are posted to, signed."),
  /** {@code tracker.alert.webhook.secret-file}. */
  ALERT_WEBHOOK_SECRET(
      "tracker.alert.webhook.secret-file",
      738,
      "none",
      ValueForm.file(),
      "File with the secret of the signature, `whsec_` and base64."),
  /** {@code tracker.alert.syslog}. */
  ALERT_SYSLOG(
      "tracker.alert.syslog",
      739,
      "none",
      ValueForm.matching("host:port", "\\S{1,255}:\\d{1,5}"),
      "Collector that gets alerts, over TCP."),
  /** {@code tracker.alert.mail.to}. */
  ALERT_MAIL_TO(
      "tracker.alert.mail.to",
      741,
      "none",
      ValueForm.listMatching("addresses", "[^@\\s]+@[^@\\s]+"),
      "Who gets alerts by mail, through `tracker.anchor.mail.session`."),
  /** {@code tracker.alert.log}. */
  ALERT_LOG(
      "tracker.alert.log",
      742,
      "true",
      ValueForm.flag(),
      "Whether alerts are lines of the server's log."),
  /** {@code tracker.alert.users}. */
  ALERT_USERS(
      "tracker.alert.users",
      743,
      "false",
      ValueForm.flag(),
      "Whether users are told what was found about them."),
  /** {@code tracker.lock.max-minutes}. */
  LOCK_MINUTES(
      "tracker.lock.max-minutes",
      744,
      "0",
      ValueForm.integer(0, 1_440),
      "How long an operator may lock a user out at most; 0: nobody can."),
  /** {@code tracker.lock.exempt}. */
  LOCK_EXEMPT(
      "tracker.lock.exempt",
      745,
      "none",
      ValueForm.listMatching("names of users", "\\S{1,200}"),
      "Users who are never locked out.");

  private final String keyName;
  private final int number;
  private final String defaultText;

  @SuppressWarnings("ImmutableEnumChecker") // its check is a pure function
  private final ValueForm form;

  private final String meaning;

  ConfigKey(String keyName, int number, String defaultText, ValueForm form, String meaning) {
    this.keyName = keyName;
    this.number = number;
    this.defaultText = defaultText;
    this.form = form;
    this.meaning = meaning;
  }

  /** Its full name, {@code tracker.spool.dir}; a family of keys ends with {@code .*}. */
  public String keyName() {
    return keyName;
  }

  /** Code of the mistakes in its value, {@code TRK-0123}. */
  public String code() {
    return "TRK-0" + number;
  }

  /** The default, or how it is found. */
  public String defaultText() {
    return defaultText;
  }

  /** What it does, one sentence. */
  public String meaning() {
    return meaning;
  }

  ValueForm form() {
    return form;
  }

  @Override
  public String toString() {
    return keyName;
  }
}
