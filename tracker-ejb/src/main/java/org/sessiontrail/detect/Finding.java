package org.sessiontrail.detect;

import java.util.Locale;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.TrailClock;

/**
 * What a rule has noticed, and what it adds up to.
 *
 * @param alarm what it is
 * @param weight what it adds to the score
 * @param score of the session after it; without a session of the user, else of the network
 * @param response what the score suggests
 * @param enforce whether it may be acted on
 */
public record Finding(Alarm alarm, int weight, int score, Response response, boolean enforce) {
  /** What may follow. */
  public enum Response {
    /** Nothing. */
    NONE,
    /** Somebody is told. */
    NOTIFY,
    /** The user has to show once more who they are. */
    STEP_UP,
    /** The session is ended. */
    END;

    private static final int NOTIFY_AT = 25;
    private static final int STEP_UP_AT = 50;
    private static final int END_AT = 100;

    /** The name in records. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a score suggests. */
    public static Response of(int score) {
      if (score >= END_AT) {
        return END;
      }
      if (score >= STEP_UP_AT) {
        return STEP_UP;
      }
      return score >= NOTIFY_AT ? NOTIFY : NONE;
    }
  }

  /** Its record, found at {@code nowMicros}. */
  public Fact fact(long nowMicros) {
    return Fact.of(Kind.FINDING, nowMicros)
        .on(alarm.at().who().session())
        .put("rule", alarm.rule().name())
        .put("title", alarm.rule().title())
        .put("severity", alarm.severity().id())
        .put("weight", weight)
        .put("score", score)
        .put("when", TrailClock.format(alarm.at().micros()))
        .put("why", alarm.why())
        .put("evidence", alarm.evidence())
        .put("response", response.id())
        .put("mode", enforce ? "enforce" : "observe")
        .user(alarm.at().who().name())
        .build();
  }
}
