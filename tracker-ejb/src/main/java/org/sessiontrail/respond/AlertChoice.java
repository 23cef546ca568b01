package org.sessiontrail.respond;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.detect.Severity;
import org.sessiontrail.config.respond.AlertConfig;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;

/**
 * Which findings somebody is told of, and which of them together.
 *
 * @param config what was told
 */
public record AlertChoice(AlertConfig config) {
  /** Whether {@code record} is a finding that somebody is told of. */
  public boolean wants(StoredRecord record) {
    if (record.kind() != Kind.FINDING || severity(record).compareTo(config.from()) < 0) {
      return false;
    }
    return config.rules().isEmpty()
        || config.rules().contains(small(record.text("rule")))
        || config.rules().contains(small(record.text("title")));
  }

  private static String small(@Nullable String text) {
    return String.valueOf(text).toLowerCase(Locale.ROOT);
  }

  /** One that this version does not know is told of. */
  private static Severity severity(StoredRecord record) {
    for (Severity each : Severity.values()) {
      if (each.id().equals(record.text("severity"))) {
        return each;
      }
    }
    return Severity.CRITICAL;
  }

  /** What findings share that are told of together: the rule, and session, else user, if any. */
  public static String subject(StoredRecord finding) {
    String session = finding.text("sid");
    String who = session == null ? finding.subjectRef() : session;
    return finding.text("rule") + " " + (who == null ? "-" : who);
  }

  /** How long after one alert the next about the same subject waits. */
  public long windowMicros() {
    return TimeUnit.SECONDS.toMicros(config.digestSeconds());
  }
}
