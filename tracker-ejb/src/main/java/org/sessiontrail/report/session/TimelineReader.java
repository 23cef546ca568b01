package org.sessiontrail.report.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;
import org.sessiontrail.store.TrailRecord;

/**
 * Reads sessions from one application's log.
 *
 * <p>Threads: any. Memory: the records of one session, {@value #MOST_ENTRIES} at most.
 */
public final class TimelineReader {
  /** How many records a timeline shows at most. */
  public static final int MOST_ENTRIES = 10_000;

  /** A gap is stated after it happened, by the next start of a killed process at the latest. */
  private static final long GAPS_AFTER_MICROS = 600_000_000L;

  private static final int MOST_GAPS = 100;

  private final TrailReader reader;
  private final String app;

  /**
   * Reads from {@code reader}.
   *
   * @param app origin of the log
   */
  public TimelineReader(TrailReader reader, String app) {
    this.reader = reader;
    this.app = app;
  }

  /**
   * The whole session, as far as {@value #MOST_ENTRIES} records go.
   *
   * @param trail its trail id
   * @throws NoSuchSessionException when the log has no record of it
   */
  public Timeline read(String trail) throws StoreException, NoSuchSessionException {
    return read(trail, MOST_ENTRIES);
  }

  /** The first {@code most} records of the session, as the other one. */
  public Timeline read(String trail, int most) throws StoreException, NoSuchSessionException {
    TrailQuery query = TrailQuery.all().ofSession(trail);
    List<TimelineEntry> entries = new ArrayList<>();
    boolean isCut =
        !scan(
            query,
            record -> {
              if (entries.size() == most) {
                throw new Enough();
              }
              entries.add(Entries.of(record));
            });
    if (entries.isEmpty()) {
      throw new NoSuchSessionException(
          "TRK-0711 the log holds no record of the trail " + quoted(trail));
    }
    long records = isCut ? reader.count(query) : entries.size();
    if (most == MOST_ENTRIES) {
      entries.addAll(isCut ? List.of() : MissingNumbers.of(entries));
      entries.addAll(gaps(entries));
      entries.sort(Comparator.comparingLong(TimelineEntry::atMicros));
    }
    return new Timeline(app, trail, Nesting.placed(entries), records, isCut);
  }

  /** A request that belongs to no session, as a timeline of its own. */
  public Timeline alone(TrailRecord request) {
    return new Timeline(app, "none", Nesting.placed(List.of(Entries.of(request))), 1, false);
  }

  /**
   * Reads until {@code visitor} has {@linkplain Enough enough}.
   *
   * @return whether it took everything
   */
  boolean scan(TrailQuery query, TrailReader.Visitor visitor) throws StoreException {
    try {
      reader.read(query, visitor);
      return true;
    } catch (Enough e) {
      return false;
    } catch (StoreException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new StoreException("TRK-0715 the timeline could not be read: " + e, e);
    }
  }

  /** What the streams of the session are stated to have lost meanwhile, of whatever session. */
  private List<TimelineEntry> gaps(List<TimelineEntry> entries) throws StoreException {
    Set<String> streams = new HashSet<>();
    entries.forEach(entry -> streams.add(Objects.toString(entry.scene().stream(), "")));
    TimelineEntry last = entries.get(entries.size() - 1);
    List<TimelineEntry> out = new ArrayList<>();
    TrailQuery query =
        TrailQuery.all()
            .between(entries.get(0).atMicros(), last.endMicros() + GAPS_AFTER_MICROS)
            .ofKinds(Set.of(Kind.GAP));
    scan(
        query,
        record -> {
          StoredRecord gap = record.stored();
          if (out.size() == MOST_GAPS) {
            throw new Enough();
          }
          if (streams.contains(gap.stream())) {
            long at = Math.min(gap.epochMicros(), last.endMicros());
            out.add(TimelineEntry.statement(at, Kind.GAP.id(), sentence(gap)));
          }
        });
    return out;
  }

  private static String sentence(StoredRecord gap) {
    return "the server lost "
        + Objects.toString(gap.number("count"), "some")
        + " records about here ("
        + Objects.toString(gap.text("reason"), "unknown")
        + "); they may be of this session or of others";
  }

  static String quoted(String typed) {
    return "\"" + typed.substring(0, Math.min(60, typed.length())) + "\"";
  }
}
