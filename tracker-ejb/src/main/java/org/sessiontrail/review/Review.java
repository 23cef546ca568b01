package org.sessiontrail.review;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;

/**
 * That somebody looked.
 *
 * @param day which day, UTC
 * @param items how many items it had then; of one item: 1
 * @param disposition what was concluded
 * @param subject index of the one record that was looked at, or null for the whole day
 */
public record Review(LocalDate day, long items, Disposition disposition, @Nullable Long subject) {
  /** Longest note, in characters. */
  public static final int MAX_NOTE = 4_000;

  /**
   * Its record.
   *
   * @param atMicros when, microseconds since 1970
   * @param via the door that was used: {@code http} or {@code cli}
   * @param user who looked, kept erasably; null when not known
   * @param note what they have to say, kept erasably; null for nothing
   */
  public Fact fact(long atMicros, String via, @Nullable String user, @Nullable String note) {
    return Fact.of(Kind.REVIEW, atMicros)
        .put("day", day.toString())
        .put("items", items)
        .put("disposition", disposition.id())
        .put("subject", subject)
        .put("via", via)
        .user(user)
        .personal("detail", "note", note)
        .build();
  }
}
