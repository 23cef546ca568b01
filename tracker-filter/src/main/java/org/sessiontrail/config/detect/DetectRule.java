package org.sessiontrail.config.detect;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The rules there are. Numbers without a rule belong to rules of the same family that are not made
 * yet.
 */
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
          + " those `tracker.detect.methods` declares for the path; {1} times within the window.");

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
