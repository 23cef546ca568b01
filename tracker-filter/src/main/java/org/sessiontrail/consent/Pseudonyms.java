package org.sessiontrail.consent;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Purpose;

/**
 * Names for people that say nothing of them: under another key for each purpose and month, so that
 * what serves one purpose can't be joined with what serves another, and what is older than its key
 * can't be joined at all.
 *
 * <p>A pseudonym is {@code <key>.<22 characters>}, where the key is told by its name: {@code
 * 2026-11-analytics.Xb1…}.
 *
 * <p>Threads: any.
 */
public final class Pseudonyms {
  private final KeyShelf shelf;

  /** Pseudonyms under keys of {@code shelf}. */
  public Pseudonyms(KeyShelf shelf) {
    this.shelf = shelf;
  }

  /**
   * The pseudonym of {@code value}: base64url(HMAC-SHA-256(K, purpose ‖ 0 ‖ value)), cut to 22
   * characters, after the name of its key.
   *
   * @param epochMicros when it is used; the month (UTC) decides the key
   */
  public String of(Purpose purpose, String value, long epochMicros) {
    String name = month(epochMicros) + "-" + purpose.id();
    return name + "." + KeyedText.of(shelf.key(name), purpose.id(), value);
  }

  /**
   * Destroys the keys of months that ended {@code months} ago or before; their pseudonyms are
   * nobody's from then on.
   *
   * @return how many keys
   */
  public int expire(long epochMicros, int months) {
    String oldest = month(epochMicros).minusMonths(months).toString();
    return shelf.destroy(name -> name.compareTo(oldest) < 0);
  }

  /** Destroys the keys of one month. */
  public int destroy(YearMonth month) {
    return shelf.destroy(name -> name.startsWith(month + "-"));
  }

  /** What is wrong with the place of the keys, or null. */
  public @Nullable String problem() {
    return shelf.problem();
  }

  private static YearMonth month(long epochMicros) {
    return YearMonth.from(
        Instant.EPOCH.plus(epochMicros, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
  }
}
