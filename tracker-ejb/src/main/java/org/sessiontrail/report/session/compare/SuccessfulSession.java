package org.sessiontrail.report.session.compare;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.report.session.NoSuchSessionException;
import org.sessiontrail.report.session.Timeline;
import org.sessiontrail.report.session.TimelineEntry;
import org.sessiontrail.report.session.TimelineReader;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;

/**
 * Chooses the session to compare with: one in which the goal was reached within two weeks before or
 * after, of the same entry page if there is one, then of the same release and the same sort of
 * device, then the nearest in time.
 *
 * <p>Threads: any. Memory: {@value #CANDIDATES} beginnings of sessions, one at a time.
 */
public final class SuccessfulSession {
  /** How many sessions are looked at: those nearest in time. */
  private static final int CANDIDATES = 25;

  /** How much of each is read to see how it began. */
  private static final int BEGINNING = 50;

  private static final long AROUND_MICROS = 14L * 86_400_000_000L;

  private final TrailReader reader;
  private final TimelineReader timelines;
  private final Map<String, String> releases = new HashMap<>();

  /**
   * Chooses from the log of {@code app}.
   *
   * @param app origin of the log
   */
  public SuccessfulSession(TrailReader reader, String app) {
    this.reader = reader;
    this.timelines = new TimelineReader(reader, app);
  }

  /**
   * What was chosen.
   *
   * @param trail its trail id
   * @param why a sentence
   */
  public record Choice(String trail, String why) {}

  /**
   * A session to compare {@code mine} with.
   *
   * @param goal name of the action by which a session counts as successful
   * @throws NoSuchSessionException when in none of those weeks the goal was reached
   */
  public Choice near(Timeline mine, String goal) throws StoreException, NoSuchSessionException {
    readReleases(mine.endMicros() + AROUND_MICROS);
    Beginning own = beginning(mine);
    Choice best = null;
    int most = -1;
    for (String trail : nearest(mine, goal).values()) {
      Beginning other = beginning(timelines.read(trail, BEGINNING));
      int alike = own.alike(other);
      if (alike > most) {
        most = alike;
        best = new Choice(trail, own.why(other, goal));
      }
    }
    if (best == null) {
      throw new NoSuchSessionException(
          "TRK-0716 no other session within two weeks reached the goal \""
              + goal
              + "\"; name another goal, or the session to compare with");
    }
    return best;
  }

  /** Trails that reached the goal, by how far away in time that was. */
  private NavigableMap<Distance, String> nearest(Timeline mine, String goal) throws StoreException {
    long at = mine.beginMicros();
    NavigableMap<Distance, String> out = new TreeMap<>();
    Map<String, Distance> known = new HashMap<>();
    quietly(
        TrailQuery.all().between(at - AROUND_MICROS, at + AROUND_MICROS).ofAction(goal),
        record -> {
          String trail = record.text("sid");
          boolean reached =
              Outcome.SUCCESS.id().equals(record.text("outcome"))
                  && goal.equals(record.text("name"));
          if (reached && trail != null && !trail.equals(mine.trail())) {
            Distance far = new Distance(Math.abs(record.epochMicros() - at), trail);
            Distance before = known.get(trail);
            if (before == null || far.compareTo(before) < 0) {
              known.put(trail, far);
              if (before != null) {
                out.remove(before);
              }
              out.put(far, trail);
            }
            if (out.size() > CANDIDATES) {
              known.remove(Objects.requireNonNull(out.pollLastEntry()).getValue());
            }
          }
        });
    return out;
  }

  private record Distance(long micros, String trail) implements Comparable<Distance> {
    @Override
    public int compareTo(Distance other) {
      return Comparator.comparingLong(Distance::micros)
          .thenComparing(Distance::trail)
          .compare(this, other);
    }
  }

  /** Which version of the application each stream was of. */
  private void readReleases(long until) throws StoreException {
    quietly(
        TrailQuery.all().between(null, until).ofKinds(Set.of(Kind.STREAM_OPEN)),
        record -> {
          String release = record.text("release");
          if (release != null) {
            releases.put(record.stream(), release);
          }
        });
  }

  private Beginning beginning(Timeline timeline) {
    @Nullable String entry = null;
    @Nullable String device = null;
    @Nullable String release = null;
    for (TimelineEntry each : timeline.entries()) {
      boolean isPage =
          each.kind().equals(Kind.REQUEST.id()) && "page".equals(each.scene().more().get("type"));
      entry = entry == null && isPage ? each.scene().route() : entry;
      String agent = each.scene().agent();
      device = device == null && agent != null ? agent.replaceAll("[0-9._]+", "") : device;
      String stream = each.scene().stream();
      release = release == null && stream != null ? releases.get(stream) : release;
    }
    return new Beginning(entry, release, device);
  }

  /** How a session began; null where that is not known. */
  private record Beginning(
      @Nullable String entry, @Nullable String release, @Nullable String device) {
    int alike(Beginning other) {
      return (same(entry, other.entry) ? 4 : 0)
          + (same(release, other.release) ? 2 : 0)
          + (same(device, other.device) ? 1 : 0);
    }

    String why(Beginning other, String goal) {
      return "the nearest in time that reached "
          + goal
          + (same(entry, other.entry) ? ", same entry page" : ", another entry page")
          + (same(release, other.release) ? ", same release" : "")
          + (same(device, other.device) ? ", same sort of device" : "");
    }

    private static boolean same(@Nullable String mine, @Nullable String theirs) {
      return mine != null && mine.equals(theirs);
    }
  }

  /** What is done with a record. */
  private interface Look {
    void at(StoredRecord record);
  }

  private void quietly(TrailQuery query, Look look) throws StoreException {
    try {
      reader.read(query, record -> look.at(record.stored()));
    } catch (StoreException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new StoreException("TRK-0715 the timeline could not be read: " + e, e);
    }
  }
}
