package org.sessiontrail.review;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;
import org.sessiontrail.store.TrailRecord;

/**
 * Days, in UTC, with what needs a look. Memory: a line a day, and the indexes that have a
 * disposition of their own, at most {@value #MAX_SETTLED}.
 *
 * <p>Threads: safe for any number of threads.
 */
public final class ReviewQueue {
  /** Items with a disposition of their own that are followed; later ones count as open. */
  public static final int MAX_SETTLED = 100_000;

  /** Items of a day that are listed. */
  public static final int MAX_ITEMS = 10_000;

  private final TrailReader reader;

  /** The queue of the log that {@code reader} reads. */
  public ReviewQueue(TrailReader reader) {
    this.reader = reader;
  }

  /**
   * The days from {@code from} to {@code to}, both included, that have items or a review; the
   * earliest first.
   *
   * @param from null for the first day
   * @param to null for the last day
   * @throws Exception what the store threw
   */
  public List<ReviewDay> days(@Nullable LocalDate from, @Nullable LocalDate to) throws Exception {
    Reviews reviews = reviews(from);
    Map<LocalDate, Map<Topic, Long>> counts = new TreeMap<>();
    Map<LocalDate, Long> settled = new HashMap<>();
    reader.read(
        items(from, to),
        record -> {
          Topic topic = Topic.of(record.stored());
          if (topic != null) {
            LocalDate day = day(record.stored().epochMicros());
            counts
                .computeIfAbsent(day, none -> new EnumMap<>(Topic.class))
                .merge(topic, 1L, Long::sum);
            settled.merge(day, reviews.items.containsKey(record.index()) ? 1L : 0L, Long::sum);
          }
        });
    reviews.days.keySet().stream()
        .filter(day -> from == null || !day.isBefore(from))
        .filter(day -> to == null || !day.isAfter(to))
        .forEach(day -> counts.putIfAbsent(day, Map.of()));
    return counts.entrySet().stream()
        .map(
            each ->
                new ReviewDay(
                    each.getKey(),
                    each.getValue(),
                    settled.getOrDefault(each.getKey(), 0L),
                    reviews.days.get(each.getKey())))
        .toList();
  }

  /** How {@code day} stands; a day without anything has no items. */
  public ReviewDay day(LocalDate day) throws Exception {
    List<ReviewDay> found = days(day, day);
    return found.isEmpty() ? new ReviewDay(day, Map.of(), 0, null) : found.get(0);
  }

  /** The first {@value #MAX_ITEMS} items of {@code day}, in order of time. */
  public List<ReviewItem> items(LocalDate day) throws Exception {
    Reviews reviews = reviews(day);
    List<ReviewItem> out = new ArrayList<>();
    reader.read(
        items(day, day),
        record -> {
          Topic topic = Topic.of(record.stored());
          if (topic != null && out.size() < MAX_ITEMS) {
            out.add(
                new ReviewItem(
                    record.index(),
                    record.stored().epochMicros(),
                    topic,
                    reviews.items.get(record.index())));
          }
        });
    return out;
  }

  /**
   * What was concluded of single items last, by their places in the log.
   *
   * @param from only reviews of this day and later are read; null for all
   */
  public Map<Long, Disposition> concluded(@Nullable LocalDate from) throws Exception {
    return Map.copyOf(reviews(from).items);
  }

  private static TrailQuery items(@Nullable LocalDate from, @Nullable LocalDate to) {
    return TrailQuery.all()
        .between(from == null ? null : micros(from), to == null ? null : micros(to.plusDays(1)))
        .ofKinds(Topic.KINDS);
  }

  /** Reviews of a day are made on it or later. */
  private Reviews reviews(@Nullable LocalDate from) throws Exception {
    Reviews out = new Reviews();
    TrailQuery query =
        TrailQuery.all()
            .between(from == null ? null : micros(from), null)
            .ofKinds(Set.of(Kind.REVIEW));
    reader.read(query, out::take);
    return out;
  }

  private static LocalDate day(long micros) {
    return LocalDate.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), ZoneOffset.UTC);
  }

  private static long micros(LocalDate day) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /** The last review of each day and of each item. */
  private static final class Reviews {
    private final Map<LocalDate, Review> days = new HashMap<>();
    private final Map<Long, Disposition> items = new HashMap<>();

    void take(TrailRecord record) {
      StoredRecord stored = record.stored();
      Disposition disposition = Disposition.of(stored.text("disposition"));
      LocalDate day = day(stored.text("day"));
      Long seen = stored.number("items");
      Long subject = stored.number("subject");
      if (disposition == null || day == null) {
        return; // a review of another sort
      }
      if (subject == null) {
        days.put(day, new Review(day, seen == null ? 0 : seen, disposition, null));
      } else if (items.size() < MAX_SETTLED) {
        items.put(subject, disposition);
      }
    }

    private static @Nullable LocalDate day(@Nullable String text) {
      try {
        return text == null ? null : LocalDate.parse(text);
      } catch (DateTimeException e) {
        return null;
      }
    }
  }
}
