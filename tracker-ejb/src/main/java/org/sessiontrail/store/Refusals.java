package org.sessiontrail.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailClock;

/**
 * What becomes of records that the store refuses. Each is parked, and replaced under its own number
 * by a {@code gap} record with {@code count} 1 and the {@code lost} kind. Such a gap has no {@code
 * from} and {@code to}: no number is missing.
 *
 * <p>When even the gap is refused, either that record is beyond help or the store takes nothing at
 * all. Other records of the batch tell: as long as none of them was stored the batch waits, as for
 * a store that is down. Once one was, the record is parked without a gap, or given up and counted.
 *
 * <p>Threads: one thread at a time; the counts may be read by any.
 */
public final class Refusals {
  private static final Logger LOG = System.getLogger(Refusals.class.getName());
  private static final long LOG_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final TrailStore store;
  private final Function<String, RecordEncoder> encoders;
  private final TrailClock clock;
  private final List<Refusal> hopeless = new ArrayList<>();
  private boolean answers;
  private boolean works;
  private long loggedNanos;
  private long logged;
  private final AtomicLong parked = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();

  /** Is told of a part of a batch that was taken, so many records of which were not there yet. */
  @FunctionalInterface
  public interface Taken {
    /** It was. */
    void took(int added);
  }

  /** Decides about a record that was refused alone. */
  @FunctionalInterface
  public interface Refused {
    /** It was. */
    void park(StoredRecord refused, RecordRefusedException why) throws StoreException;
  }

  /** A record that was refused, with its gap. */
  private record Refusal(StoredRecord record, StoredRecord gap, RecordRefusedException why) {}

  Refusals(TrailStore store, Function<String, RecordEncoder> encoders, TrailClock clock) {
    this.store = store;
    this.encoders = encoders;
    this.clock = clock;
    this.loggedNanos = clock.nanos() - LOG_PAUSE_NANOS;
  }

  /**
   * Stores all of {@code batch}; halves it as long as something in it is refused, to save the rest.
   *
   * @throws StoreException when the store fails otherwise
   */
  public static void sift(TrailStore store, List<StoredRecord> batch, Taken taken, Refused refused)
      throws StoreException {
    try {
      taken.took(store.append(batch));
    } catch (RecordRefusedException e) {
      if (batch.size() == 1) {
        refused.park(batch.get(0), e);
        return;
      }
      int half = batch.size() / 2;
      sift(store, batch.subList(0, half), taken, refused);
      sift(store, batch.subList(half, batch.size()), taken, refused);
    }
  }

  /**
   * What stands for {@code refused} under its number.
   *
   * @param encoder of its stream
   * @param beganMicros when it began
   */
  public static StoredRecord gap(StoredRecord refused, RecordEncoder encoder, long beganMicros) {
    Long trailSeq = refused.number("sseq");
    Fact gap =
        Fact.of(Kind.GAP, beganMicros)
            .on(refused.text("sid"))
            .put("count", 1)
            .put("reason", "refused")
            .put("lost", refused.text("kind"))
            .build();
    return encoder.encode(gap, refused.seq(), trailSeq == null ? 0 : trailSeq);
  }

  /** A batch begins. */
  void begin() {
    hopeless.clear();
    answers = false;
    works = false;
  }

  /** A part of the batch was taken, so many records of which were not there yet. */
  void took(int added) {
    answers = true;
    works |= added > 0;
  }

  /** Puts {@code refused} aside, or remembers it for {@link #settle}. */
  void park(StoredRecord refused, RecordRefusedException why) throws StoreException {
    StoredRecord gap = gap(refused, encoders.apply(refused.stream()), beginning(refused));
    try {
      store.park(refused, gap, String.valueOf(why.getMessage()));
      took(1);
      parked(refused, why);
    } catch (RecordRefusedException e) {
      hopeless.add(new Refusal(refused, gap, why));
    }
  }

  /**
   * The batch ends: what could not be parked in the usual way is given up in part or whole.
   *
   * @throws StoreException when the store seems to take nothing at all
   */
  void settle() throws StoreException {
    if (hopeless.isEmpty()) {
      return;
    }
    if (!answers) {
      throw refusesAll();
    }
    for (Refusal refusal : hopeless) {
      giveUp(refusal);
    }
    hopeless.clear();
  }

  private StoreException refusesAll() {
    Refusal first = hopeless.get(0);
    return new StoreException(
        "TRK-0324 the database refuses every record, "
            + name(first.record())
            + " and "
            + (hopeless.size() - 1)
            + " others; look at constraints, triggers and rules on ledger_entry, and whether"
            + " ledger_log was restored alone. They wait in the spool. "
            + reason(first),
        null);
  }

  private void giveUp(Refusal refusal) throws StoreException {
    boolean kept = isTaken(() -> store.park(refusal.record(), null, reason(refusal)));
    boolean stated = isTaken(() -> store.append(List.of(refusal.gap())));
    if (!kept && !stated && !works) {
      throw refusesAll(); // what was taken was there already, which proves nothing
    }
    (kept ? parked : lost).incrementAndGet();
    LOG.log(
        Level.ERROR,
        "TRK-0304 record "
            + name(refusal.record())
            + (kept ? " is parked" : " can't even be parked and is lost")
            + (stated ? "; a gap states it: " : ", and no gap can state it: ")
            + reason(refusal));
  }

  /** Work with the store. */
  @FunctionalInterface
  private interface StoreWork {
    void run() throws StoreException;
  }

  private static boolean isTaken(StoreWork work) throws StoreException {
    try {
      work.run();
      return true;
    } catch (RecordRefusedException e) {
      return false;
    }
  }

  long parked() {
    return parked.get();
  }

  long lost() {
    return lost.get();
  }

  /**
   * A cause that is common to many records must not fill the log; nor may a stack trace get there,
   * in which drivers repeat the values of the row.
   */
  private void parked(StoredRecord refused, RecordRefusedException why) {
    long count = parked.incrementAndGet();
    if (clock.nanos() - loggedNanos < LOG_PAUSE_NANOS) {
      return;
    }
    String others = count - logged > 1 ? " (" + (count - logged) + " since the last message)" : "";
    loggedNanos = clock.nanos();
    logged = count;
    LOG.log(
        Level.ERROR,
        "TRK-0303 record "
            + name(refused)
            + " was refused and is parked in tracker_reject"
            + others
            + "; a gap states it: "
            + why.getMessage());
  }

  /** The beginning may be what is wrong with it. */
  private long beginning(StoredRecord refused) {
    try {
      return refused.epochMicros();
    } catch (RuntimeException e) {
      return clock.epochMicros();
    }
  }

  private static String reason(Refusal refusal) {
    return String.valueOf(refusal.why().getMessage());
  }

  private static String name(StoredRecord record) {
    return record.seq() + " of " + record.stream();
  }
}
