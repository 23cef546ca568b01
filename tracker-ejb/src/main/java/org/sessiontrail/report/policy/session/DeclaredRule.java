package org.sessiontrail.report.policy.session;

import java.util.Arrays;
import java.util.List;
import org.sessiontrail.record.Kind;
import org.sessiontrail.report.policy.rule.Period;
import org.sessiontrail.report.policy.rule.Rule;
import org.sessiontrail.report.policy.rule.Sighting;
import org.sessiontrail.report.policy.rule.Tally;
import org.sessiontrail.report.policy.rule.Watch;
import org.sessiontrail.store.TrailReader;

/**
 * What an application declares of its session ids, as each stream's first record has it: the flags
 * of the cookie, or how ids travel.
 *
 * @param what which of the two
 */
public record DeclaredRule(What what) implements Rule {
  /** What is looked at. */
  public enum What {
    /** The flags of the cookie. */
    COOKIE("cookie", "The session's cookie is declared HttpOnly, Secure and SameSite."),
    /** How ids travel. */
    TRACKING("tracking", "Session ids travel in cookies only, never in addresses.");

    private final String member;
    private final String definition;

    What(String member, String definition) {
      this.member = member;
      this.definition = definition;
    }
  }

  @Override
  public String definition() {
    return what.definition;
  }

  @Override
  public Watch watch(Tally tally) {
    return new Streams(tally);
  }

  private final class Streams implements Watch {
    private final Tally tally;
    private boolean seen;

    Streams(Tally tally) {
      this.tally = tally;
    }

    @Override
    public void during(Sighting sighting) {
      if (sighting.kind() == Kind.STREAM_OPEN
          && sighting.member(what.member) instanceof String declared) {
        seen = true;
        tally.checked();
        List<String> words = Arrays.asList(declared.split(" "));
        if (what == What.TRACKING) {
          tracking(sighting, words);
        } else {
          cookie(sighting, words);
        }
      }
    }

    private void tracking(Sighting sighting, List<String> words) {
      if (words.contains("url")) {
        tally.violation(sighting.evidence("ids may travel in addresses"));
      }
    }

    private void cookie(Sighting sighting, List<String> words) {
      if (!words.contains("httponly")) {
        tally.violation(sighting.evidence("the cookie is not declared HttpOnly"));
      }
      boolean strict = words.contains("samesite=lax") || words.contains("samesite=strict");
      if (!strict) {
        tally.violation(sighting.evidence("the cookie is not declared SameSite Lax or Strict"));
      }
      if (!words.contains("secure")) {
        tally.unjudged(
            "starts without a declared Secure; some servers add it to what is sent over TLS");
      }
    }

    @Override
    public void end(Period period, TrailReader reader) {
      if (!seen) {
        tally.unjudged("period without a start of a server that tells what is declared");
      }
    }
  }
}
