package org.sessiontrail.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.PrivacyConfig;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.Permit;
import org.sessiontrail.record.RecordEncoder.Keeping;

/**
 * What an import is told.
 *
 * @param app the application whose log it goes to
 * @param source name of the server that wrote the logs, which tells apart logs that begin alike
 * @param privacy what may be kept
 * @param exclude paths whose lines are counted and not recorded
 * @param idleMinutes silence after which the next line begins another trail
 * @param hash the application's keyed hash; null when its key is not at hand: then neither session
 *     ids nor pseudonyms of users are kept
 * @param permit which optional purposes the records may serve: a log does not say who agreed
 * @param keeping what is kept of single fields
 */
public record ImportSettings(
    String app,
    String source,
    PrivacyConfig privacy,
    List<String> exclude,
    int idleMinutes,
    @Nullable KeyedHash hash,
    Permit permit,
    Keeping keeping) {
  /** One that permits everything and keeps every field. */
  public ImportSettings(
      String app,
      String source,
      PrivacyConfig privacy,
      List<String> exclude,
      int idleMinutes,
      @Nullable KeyedHash hash) {
    this(app, source, privacy, exclude, idleMinutes, hash, Permit.ALL, Keeping.ALL);
  }

  /** Microseconds of silence. */
  long idleMicros() {
    return idleMinutes * 60_000_000L;
  }

  /** What decides which records come of which lines: an import goes on only under the same. */
  String rules(String format) {
    return format + " " + idleMinutes + " " + exclude;
  }
}
