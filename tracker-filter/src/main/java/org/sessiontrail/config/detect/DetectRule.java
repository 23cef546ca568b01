package org.sessiontrail.config.detect;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rules there are. */
public enum DetectRule {
  /** AppSensor AE13. */
  D01(
      "impossible-travel",
      Severity.HIGH,
      new Term("km/h faster than this", 900),
      new Term("km at least", 500),
      86_400,
      "AE13",
      "authn_impossible_travel",
      "One user is in two places, and nobody travels so fast: the distance, less what the file of"
          + " places is unsure of, is at least {2} km and was made at more than {1} km/h within"
          + " the window. The same network twice is no travel."),
  /** AppSensor AE13. */
  D02(
      "new-place",
      Severity.LOW,
      new Term("sign-ins to learn from", 10),
      new Term("or days to learn from", 14),
      2_592_000,
      "AE13",
      null,
      "A user signs in from a country that is none of the last 10, a city more than 20 km from the"
          + " last 20, or a device that is none of the last 20; after {1} sign-ins or {2} days to"
          + " learn from. Two of these at once: medium."),
  /** AppSensor SE5, SE6 and SE4. */
  D03(
      "session-hijack",
      Severity.HIGH,
      new Term("percent alike the two names of the client must be", 95),
      Term.NONE,
      86_400,
      "SE4, SE5, SE6",
      null,
      "Within one session browser or system change and so does the network, or the country"
          + " changes: high. Browser or system change alone, the two names less than {1} % alike:"
          + " medium. A new version of the same browser, or a new network alone, is neither."),
  /** OWASP ASVS 7.2.4. */
  D04(
      "session-fixation",
      Severity.MEDIUM,
      new Term("sign-ins that kept the id, before the application is told of", 3),
      Term.NONE,
      86_400,
      "SE4",
      null,
      "Somebody signs in and the session keeps the id it had before, and that id came"
          + " in an address, or another client on another network began the session."
          + " Otherwise it is a weakness of the application: low, told of once within the"
          + " window after {1} such sign-ins."),
  /** AppSensor SE4. */
  D05(
      "id-guessing",
      Severity.HIGH,
      new Term("different ids", 10),
      Term.NONE,
      300,
      "SE4",
      null,
      "Requests from one network bring {1} different session ids within the window that"
          + " nobody was given, as far as is remembered."),
  /** OWASP vocabulary: use of an expired session. */
  D06(
      "use-after-end",
      Severity.HIGH,
      new Term("minutes after the end in which the same client counts", 60),
      Term.NONE,
      86_400,
      "SE4",
      "session_use_after_expire",
      "The id of a session that has ended within the window is used from another"
          + " network by another client. By the same client elsewhere, within {1} minutes"
          + " after the session was ended on purpose: low."),
  /** OWASP vocabulary: excess of sessions. */
  D07(
      "many-sessions",
      Severity.MEDIUM,
      new Term("sessions of one user that may live at a time", 3),
      Term.NONE,
      1_800,
      "SE4",
      "excess_sessions_exceeded",
      "More than {1} sessions of one user live at a time: used within the window and"
          + " not ended. Told once a day."),
  /** AppSensor AE2. */
  D08(
      "brute-force",
      Severity.MEDIUM,
      new Term("refused sign-ins", 10),
      Term.NONE,
      1_800,
      "AE2, AE3",
      "authn_login_fail_max",
      "{1} refused sign-ins of one account within the window; a sign-in that comes off begins the"
          + " count anew."),
  /** AppSensor AE1 and AE3. */
  D09(
      "password-spray",
      Severity.HIGH,
      new Term("refused sign-ins", 15),
      new Term("accounts", 5),
      3_600,
      "AE1, AE3",
      "authn_login_fail",
      "From one network within the window: {1} refused sign-ins of {2} accounts over five minutes"
          + " at least, 60 % of the accounts tried 2 to 6 times and none more than 8, and four of"
          + " five attempts refused."),
  /** AppSensor AE1 and AE3. */
  D10(
      "credential-stuffing",
      Severity.HIGH,
      new Term("refused sign-ins", 25),
      new Term("accounts", 15),
      900,
      "AE1, AE3",
      "authn_login_fail",
      "From one network within the window: {1} refused sign-ins of {2} accounts, 80 % of the"
          + " accounts tried once or twice, and four of five attempts refused."),
  /** OWASP vocabulary: login after failures. */
  D11(
      "success-after-failures",
      Severity.MEDIUM,
      new Term("refused sign-ins before", 5),
      Term.NONE,
      600,
      "AE2",
      "authn_login_successafterfail",
      "A sign-in comes off after {1} refused ones of the same account, or in the same session,"
          + " within the window. From a new place or device as well: high."),
  /** AppSensor UT1 and UT2. */
  D12(
      "scraping",
      Severity.MEDIUM,
      new Term("pages a minute, two minutes running", 120),
      new Term("different paths within the window", 300),
      600,
      "UT1, UT2",
      "excess_rate_limit_exceeded",
      "A session, or a network's requests without one, asks for more than {1} pages a minute two"
          + " minutes running, for more than {2} different paths within the window, or for 30 pages"
          + " so evenly that the gaps vary by less than a tenth."),
  /** AppSensor ACE3. */
  D13(
      "forced-browsing",
      Severity.MEDIUM,
      new Term("answers 403 or 404", 10),
      new Term("of a network, within twice the window", 500),
      300,
      "ACE3",
      "malicious_excess_404",
      "{1} answers 403 or 404 to different paths of one session within the window; or more than {2}"
          + " to a network within twice the window, of more than half as many different paths:"
          + " high."),
  /** AppSensor UT1. */
  D14(
      "erratic-navigation",
      Severity.LOW,
      new Term("standard deviations below the usual", 3),
      new Term("sessions to learn from", 1000),
      2_592_000,
      "UT1",
      null,
      "A session goes from route to route as hardly anybody does: twenty steps or more"
          + " whose mean likelihood is {1} standard deviations below that of other sessions."
          + " Learns ways from {2} sessions first, and forgets half each half window."),
  /** OWASP vocabulary: failed sequence. */
  D15(
      "step-order",
      Severity.MEDIUM,
      new Term("times", 1),
      Term.NONE,
      3_600,
      "UT1",
      "sequence_fail",
      "A step of an order that `tracker.detect.sequences` declares is answered, and the"
          + " session did not have the step before it within the window; {1} time."),
  /** AppSensor HT2. */
  D16(
      "decoy",
      Severity.HIGH,
      new Term("times", 1),
      Term.NONE,
      3_600,
      "HT2",
      "malicious_direct_reference",
      "A path is asked for that nobody has a reason to ask for, as `tracker.detect.decoys` says;"
          + " {1} time within the window."),
  /** AppSensor RE1 and RE2. */
  D17(
      "method-misuse",
      Severity.LOW,
      new Term("times", 3),
      Term.NONE,
      300,
      "RE1, RE2, RE3, RE4",
      "malicious_attack_tool",
      "A method that HTTP does not know, that the application answered 405, or that is none of"
          + " those `tracker.detect.methods` declares for the path; {1} times within the window."),
  /** AppSensor UT3 and UT4. */
  D18(
      "feature-burst",
      Severity.MEDIUM,
      new Term("uses within an hour, at least", 10),
      new Term("hours of use to learn from", 5),
      2_592_000,
      "UT3, UT4",
      "excess_rate_limit_exceeded",
      "A user does one business action within an hour more than {1} times and more"
          + " often than the mean and four standard deviations of the hours in which they did"
          + " it before; after {2} such hours. Half of them count no more after half the"
          + " window."),
  /** AppSensor STE1 to STE3. */
  D19(
      "site-trend",
      Severity.MEDIUM,
      new Term("times within an hour, at least", 50),
      new Term("times the usual for sign-ins, half of it for signing out, twice for an action", 10),
      604_800,
      "STE1, STE2, STE3",
      null,
      "The whole site signs in more than {2} times as often as at this hour of the"
          + " seven days before (the median), signs out half of that, or does one business"
          + " action twice that; {1} times within the hour at least. The window is fixed."),
  /** AppSensor IE6. */
  D20(
      "trail-attack",
      Severity.CRITICAL,
      new Term("times", 1),
      Term.NONE,
      3_600,
      "IE6",
      "sys_monitor_disabled",
      "The log does not agree with its proofs or anchors. Records that were lost, a"
          + " stream that broke off, a clock that was set back, other settings of what is"
          + " recorded: medium, for a crash looks alike. Each sort once within the window.");

  /**
   * A number of a rule.
   *
   * @param words what it counts, for people
   * @param standard as it comes
   */
  public record Term(String words, long standard) {
    static final Term NONE = new Term("", 0);
  }

  private final String title;
  private final Severity severity;

  @SuppressWarnings("ImmutableEnumChecker") // a record of a text and a number
  private final Term threshold;

  @SuppressWarnings("ImmutableEnumChecker") // as above
  private final Term threshold2;

  private final long windowSeconds;
  private final String sensor;
  private final @Nullable String vocabulary;
  private final String sentence;

  DetectRule(
      String title,
      Severity severity,
      Term threshold,
      Term threshold2,
      long windowSeconds,
      String sensor,
      @Nullable String vocabulary,
      String sentence) {
    this.title = title;
    this.severity = severity;
    this.threshold = threshold;
    this.threshold2 = threshold2;
    this.windowSeconds = windowSeconds;
    this.sensor = sensor;
    this.vocabulary = vocabulary;
    this.sentence = sentence;
  }

  /** The name in keys: {@code d03}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name in records: {@code session-hijack}. */
  public String title() {
    return title;
  }

  /** How bad a finding is, unless the rule says otherwise. */
  public Severity severity() {
    return severity;
  }

  /** Its first number. */
  public Term threshold() {
    return threshold;
  }

  /** Its second number; one without words where it has none. */
  public Term threshold2() {
    return threshold2;
  }

  /** Its detection points of OWASP AppSensor. */
  public String sensor() {
    return sensor;
  }

  /** Its word of the OWASP logging vocabulary, or null. */
  public @Nullable String vocabulary() {
    return vocabulary;
  }

  /** What it looks for, with the numbers of {@code settings}. */
  public String sentence(RuleSettings settings) {
    return sentence
        .replace("{1}", Long.toString(settings.threshold()))
        .replace("{2}", Long.toString(settings.threshold2()));
  }

  /** Its settings as they come. */
  public RuleSettings settings() {
    return new RuleSettings(
        true, threshold.standard(), threshold2.standard(), windowSeconds, null, false);
  }
}
