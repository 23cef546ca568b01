package org.sessiontrail.ledger.anchor;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.store.LedgerStore;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.StoredAnchor;
import org.sessiontrail.store.StoredCheckpoint;

/**
 * One anchor, and when it is due. What is left seldom is due by what the database says was left
 * there last, by whichever node; what gets every checkpoint is noted in the database once a day.
 *
 * <p>Threads: one thread at a time.
 */
public final class AnchorPlace {
  private static final long RETRY_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final long NOTE_HOURS = 24;

  private final Anchor anchor;
  private final long everyMicros;
  private final long noteMicros;
  private final TrailClock clock;
  private long leftSize = -1;
  private long notedMicros = Long.MIN_VALUE / 2; // so that differences do not overflow
  private @Nullable Long failedNanos;
  private @Nullable String failure;

  /**
   * Leaves checkpoints at {@code anchor}.
   *
   * @param hours how often, 0 for every checkpoint
   */
  public AnchorPlace(Anchor anchor, int hours, TrailClock clock) {
    this.anchor = anchor;
    this.everyMicros = TimeUnit.HOURS.toMicros(hours);
    this.noteMicros = TimeUnit.HOURS.toMicros(hours == 0 ? NOTE_HOURS : hours);
    this.clock = clock;
  }

  /** What went wrong the last time, or null. */
  public @Nullable String failure() {
    return failure;
  }

  /**
   * Leaves {@code newest} when it is due.
   *
   * @throws StoreException when the database does not tell what was left before
   */
  public void leave(LedgerStore ledger, StoredCheckpoint newest) throws StoreException {
    long size = newest.checkpoint().size();
    if (size == leftSize || isTooEarly()) {
      return;
    }
    long now = clock.epochMicros();
    if (everyMicros > 0 && now - lastNoted(ledger) < everyMicros) {
      return;
    }
    try {
      byte[] answer = anchor.leave(newest.note());
      leftSize = size;
      failure = null;
      failedNanos = null;
      if (now - lastNoted(ledger) >= noteMicros) {
        ledger.anchored(new StoredAnchor(size, anchor.kind(), anchor.place(), answer, now));
        notedMicros = now;
      }
    } catch (AnchorException e) {
      failure = e.getMessage();
      failedNanos = clock.nanos();
    }
  }

  private boolean isTooEarly() {
    return failedNanos != null && clock.nanos() - failedNanos < RETRY_NANOS;
  }

  /** When a checkpoint at this place was noted last, by any node. */
  private long lastNoted(LedgerStore ledger) throws StoreException {
    if (clock.epochMicros() - notedMicros >= noteMicros) {
      notedMicros =
          ledger.anchors(0).stream()
              .filter(one -> one.kind().equals(anchor.kind()))
              .filter(one -> one.place().equals(anchor.place()))
              .mapToLong(StoredAnchor::epochMicros)
              .max()
              .orElse(Long.MIN_VALUE / 2);
    }
    return notedMicros;
  }
}
