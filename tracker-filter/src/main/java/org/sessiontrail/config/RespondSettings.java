package org.sessiontrail.config;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.detect.Severity;
import org.sessiontrail.config.respond.AlertConfig;
import org.sessiontrail.config.respond.ChallengeConfig;
import org.sessiontrail.config.respond.RespondConfig;

/** Reads what follows a finding: {@code tracker.alert.*}, {@code tracker.lock.*}, challenges. */
final class RespondSettings {
  private RespondSettings() {}

  static RespondConfig of(ConfigValues values, DataPlaces places) {
    return new RespondConfig(
        alerts(values, places),
        (int) values.number(ConfigKey.LOCK_MINUTES),
        values.list(ConfigKey.LOCK_EXEMPT, List.of()));
  }

  private static AlertConfig alerts(ConfigValues values, DataPlaces places) {
    @Nullable String secret = values.optional(ConfigKey.ALERT_WEBHOOK_SECRET);
    String from = values.text(ConfigKey.ALERT_SEVERITY, "high");
    return new AlertConfig(
        Severity.valueOf(from.toUpperCase(Locale.ROOT)),
        values.list(ConfigKey.ALERT_RULES, List.of()).stream()
            .map(rule -> rule.toLowerCase(Locale.ROOT))
            .toList(),
        (int) values.number(ConfigKey.ALERT_DIGEST),
        Boolean.parseBoolean(values.text(ConfigKey.ALERT_LOG, "true")),
        values.optional(ConfigKey.ALERT_WEBHOOK),
        secret == null ? null : places.absolute(secret),
        values.optional(ConfigKey.ALERT_SYSLOG),
        values.list(ConfigKey.ALERT_MAIL_TO, List.of()),
        values.text(ConfigKey.ANCHOR_MAIL_SESSION, ConfigKey.ANCHOR_MAIL_SESSION.defaultText()),
        Boolean.parseBoolean(values.text(ConfigKey.ALERT_USERS, "false")));
  }

  static ChallengeConfig challenges(ConfigValues values) {
    return new ChallengeConfig(
        values.optional(ConfigKey.CHALLENGE_PAGE),
        values.list(ConfigKey.CHALLENGE_EXEMPT, List.of()),
        values.list(ConfigKey.CHALLENGE_ROUTES, List.of()),
        (int) values.number(ConfigKey.CHALLENGE_WITHIN),
        (int) values.number(ConfigKey.CHALLENGE_ATTEMPTS));
  }
}
