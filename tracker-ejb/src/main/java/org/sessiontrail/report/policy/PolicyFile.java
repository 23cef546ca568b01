package org.sessiontrail.report.policy;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sessiontrail.record.Kind;
import org.sessiontrail.report.policy.rule.AuditReadRule;
import org.sessiontrail.report.policy.rule.ConsentRule;
import org.sessiontrail.report.policy.rule.FourEyesRule;
import org.sessiontrail.report.policy.rule.HoursRule;
import org.sessiontrail.report.policy.rule.RetentionRule;
import org.sessiontrail.report.policy.rule.ReviewRule;
import org.sessiontrail.report.policy.rule.Rule;
import org.sessiontrail.report.policy.rule.SessionRule;
import org.sessiontrail.report.policy.session.AbsoluteLimitRule;
import org.sessiontrail.report.policy.session.ConcurrentRule;
import org.sessiontrail.report.policy.session.DeclaredRule;
import org.sessiontrail.report.policy.session.HygieneRules;
import org.sessiontrail.report.policy.session.IdleLimitRule;
import org.sessiontrail.report.policy.session.LogoutRule;
import org.sessiontrail.report.policy.session.RenewalRule;

/**
 * Reads a policy: one rule a line, {@code name = type option=value option=value}; blank lines and
 * lines that begin with {@code #} say nothing. See {@code docs/policy.md}. One use, one thread.
 */
public final class PolicyFile {
  /** Bytes a policy may have. */
  public static final int MAX_BYTES = 1 << 18;

  private static final int MAX_RULES = 100;
  private static final int MAX_MISTAKES = 50;
  private static final int MAX_EVIDENCE = 1_000;
  private static final int MAX_LIMIT = 10_000_000;
  private static final Pattern LINE = Pattern.compile("\\s*([^=\\s]+)\\s*=\\s*(\\S.*)");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,8}");

  private static final Map<String, Function<Options, Rule>> TYPES = types();

  private final List<String> mistakes = new ArrayList<>();
  private final List<Policy.Entry> entries = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private int evidence = 20;
  private int limit = 100_000;
  private int line;

  private PolicyFile() {}

  /**
   * The policy in {@code bytes}, UTF-8 text.
   *
   * @throws Policy.Mistakes all mistakes at once, each with its line
   */
  public static Policy read(byte[] bytes) throws Policy.Mistakes {
    return new PolicyFile().parse(bytes);
  }

  private static Map<String, Function<Options, Rule>> types() {
    Map<String, Function<Options, Rule>> out = new LinkedHashMap<>();
    out.put("session-length", options -> new SessionRule(options.span("max"), false));
    out.put("session-end", options -> new SessionRule(options.span("max"), true));
    out.put("hours", PolicyFile::hours);
    out.put("four-eyes", PolicyFile::fourEyes);
    out.put("consent", PolicyFile::consent);
    out.put("retention", PolicyFile::retention);
    out.put("reviews", options -> new ReviewRule(options.span("every")));
    out.put(
        "audit-reads",
        options -> new AuditReadRule(options.has("refused") ? options.count("refused") : 0));
    out.put("session-id-renewed", options -> new RenewalRule());
    out.put("session-cookie", options -> new DeclaredRule(DeclaredRule.What.COOKIE));
    out.put("session-tracking", options -> new DeclaredRule(DeclaredRule.What.TRACKING));
    out.put("session-idle-limit", options -> new IdleLimitRule(options.span("max")));
    out.put("session-absolute-limit", options -> new AbsoluteLimitRule(options.span("max")));
    out.put("session-concurrent", options -> new ConcurrentRule(options.count("max")));
    out.put("session-logout-ends", options -> new LogoutRule(options.span("within")));
    return out;
  }

  private static Rule hours(Options options) {
    HoursRule.Hours hours =
        new HoursRule.Hours(
            options.minutes("from"),
            options.minutes("to"),
            options.days("days"),
            options.zone("zone"));
    if (hours.from() == hours.to() && hours.from() != 0) {
      options.mistake("from and to are the same");
    }
    return new HoursRule(
        hours,
        options.has("kinds")
            ? options.kinds("kinds")
            : Set.of(Kind.REQUEST, Kind.ACTION, Kind.LOGIN),
        options.has("actions") ? options.names("actions") : null);
  }

  private static Rule fourEyes(Options options) {
    return new FourEyesRule(
        options.names("action"),
        options.names("by"),
        options.word("object"),
        options.span("within"),
        options.has("order") ? options.choice("order", FourEyesRule.ORDERS) : "before");
  }

  private static Rule consent(Options options) {
    return new ConsentRule(
        options.names("actions"),
        options.word("purpose"),
        options.has("given") ? options.names("given") : null,
        options.has("withdrawn") ? options.names("withdrawn") : null);
  }

  private static Rule retention(Options options) {
    boolean records = options.has("records");
    if (records == options.has("personal")) {
      options.mistake("write either records=SPAN or personal=SPAN");
    }
    Set<Kind> kinds = options.has("kinds") ? options.kinds("kinds") : Set.of();
    boolean personal = !records && options.has("personal");
    long keep = records || personal ? options.span(records ? "records" : "personal") : 1;
    return new RetentionRule(kinds, keep, personal);
  }

  /** The policy that comes with the jar: how sessions are kept. */
  public static Policy hygiene() {
    try {
      return read(HygieneRules.builtIn());
    } catch (Policy.Mistakes e) {
      throw new IllegalStateException("tracker-ejb is incomplete: " + e.sentences(), e);
    }
  }

  private Policy parse(byte[] bytes) throws Policy.Mistakes {
    for (String text : text(bytes).split("\r\n|\n|\r", -1)) {
      line++;
      if (!text.isBlank() && text.strip().charAt(0) != '#') {
        declaration(text);
      }
    }
    line = 0;
    if (entries.isEmpty() && mistakes.isEmpty()) {
      mistake("there is no rule");
    }
    if (entries.size() > MAX_RULES) {
      mistake("more than " + MAX_RULES + " rules");
    }
    if (mistakes.isEmpty()) {
      return new Policy(entries, evidence, limit);
    }
    int more = mistakes.size() - MAX_MISTAKES;
    List<String> shown =
        new ArrayList<>(mistakes.subList(0, Math.min(MAX_MISTAKES, mistakes.size())));
    if (more > 0) {
      shown.add("and " + more + " more");
    }
    throw new Policy.Mistakes(shown);
  }

  private String text(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      mistake("longer than " + MAX_BYTES + " bytes");
      return "";
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      mistake("not in UTF-8");
      return "";
    }
  }

  private void declaration(String text) {
    Matcher matcher = LINE.matcher(text.strip());
    if (!matcher.matches()) {
      mistake("write name = type option=value …, not " + Options.shown(text.strip()));
      return;
    }
    String name = matcher.group(1);
    String rest = matcher.group(2);
    if (!NAME.matcher(name).matches()) {
      mistake("a name has letters, digits, dots, hyphens, not " + Options.shown(name));
    } else if (!names.add(name)) {
      mistake(name + " is declared twice");
    } else if (name.equals("evidence")) {
      evidence = setting(rest, 0, MAX_EVIDENCE);
    } else if (name.equals("limit")) {
      limit = setting(rest, 1, MAX_LIMIT);
    } else {
      rule(name, rest.split("\\s+"));
    }
  }

  private int setting(String text, int min, int max) {
    if (NUMBER.matcher(text).matches()) {
      int value = Integer.parseInt(text);
      if (value >= min && value <= max) {
        return value;
      }
    }
    mistake(Options.shown(text) + " is no number from " + min + " to " + max);
    return max;
  }

  private void rule(String name, String[] words) {
    Function<Options, Rule> type = TYPES.get(words[0]);
    if (type == null) {
      mistake(
          "type "
              + Options.shown(words[0])
              + " is unknown; known: "
              + String.join(", ", TYPES.keySet()));
      return;
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (int i = 1; i < words.length; i++) {
      int equals = words[i].indexOf('=');
      if (equals < 1) {
        mistake(name + ": write option=value, not " + Options.shown(words[i]));
      } else if (texts.put(words[i].substring(0, equals), words[i].substring(equals + 1)) != null) {
        mistake(name + ": option " + Options.shown(words[i]) + " is given twice");
      }
    }
    Options options = new Options(texts, sentence -> mistake(name + ": " + sentence));
    Rule rule = type.apply(options);
    options.finish();
    entries.add(new Policy.Entry(name, words[0], line, rule));
  }

  private void mistake(String sentence) {
    mistakes.add(line == 0 ? sentence : "line " + line + ": " + sentence);
  }
}
