package org.sessiontrail.report.activity;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.sessiontrail.enrich.agent.AgentReader;
import org.sessiontrail.record.Kind;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;

/**
 * Reads what one user did in the last {@value #DAYS} days, at most {@value #MOST} records of it.
 *
 * <p>Threads: safe for any number.
 */
public final class ActivityReader {
  /** So far back it looks. */
  public static final int DAYS = 30;

  static final int MOST = 20_000;

  private static final Set<Kind> KINDS = EnumSet.of(Kind.REQUEST, Kind.ACTION, Kind.FINDING);

  private final TrailReader reader;
  private final AgentReader agents = new AgentReader();

  /** Reads from {@code reader}. */
  public ActivityReader(TrailReader reader) {
    this.reader = reader;
  }

  /** Stops the reading. */
  private static final class Enough extends Exception {
    private static final long serialVersionUID = 1L;

    Enough() {
      super("enough", null, false, false);
    }
  }

  /**
   * What {@code user} did, and nobody else.
   *
   * @param nowMicros until when, microseconds since 1970
   * @throws Exception when the store could not be read
   */
  public Activity of(String user, long nowMicros) throws Exception {
    if (user.isBlank()) {
      throw new IllegalArgumentException("nobody has no activity"); // would be everybody's
    }
    long from = nowMicros - TimeUnit.DAYS.toMicros(DAYS);
    ActivityCount count = new ActivityCount(agents, from, nowMicros);
    boolean cut = false;
    try {
      reader.read(
          TrailQuery.all().ofUser(user).between(from, nowMicros).ofKinds(KINDS),
          each -> {
            if (count.records() >= MOST) {
              throw new Enough();
            }
            count.take(each.stored());
          });
    } catch (Enough e) {
      cut = true;
    }
    return count.activity(cut);
  }
}
