package org.sessiontrail.spool.running;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Fact;

/**
 * The requests of one stream that run, kept where a kill of the process does not reach; and what
 * the next process is to state about those that ran when it came.
 *
 * <p>Where the page can't be made, or has no room, requests run without: a kill then may lose them
 * unseen. That is counted and shown for a minute.
 *
 * <p>Threads: safe for any number of threads.
 */
public final class RunningRequests {
  private static final int FEWEST = 64;
  private static final int MOST = 1024;
  private static final int PART_OF_THE_CAPACITY = 32;
  private static final long SHOWN_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final long BLANK_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final @Nullable RequestPage page;
  private final @Nullable String failure;
  private final LongAdder missed = new LongAdder();
  private volatile long missedNanos;
  private volatile @Nullable Long blankedNanos;

  private RunningRequests(@Nullable RequestPage page, @Nullable String failure) {
    this.page = page;
    this.failure = failure;
  }

  /** Keeps none. */
  public static RunningRequests none() {
    return new RunningRequests(null, null);
  }

  /**
   * Keeps those of the stream of {@code mark}. Never throws.
   *
   * @param capacityBytes bound of the spool; a thirty-second of it is used, 128 KiB to 2 MiB
   * @param durable whether the record of a number is safe
   */
  public static RunningRequests beside(Path mark, long capacityBytes, LongPredicate durable) {
    long fit = capacityBytes / PART_OF_THE_CAPACITY / RequestPage.SLOT_BYTES;
    int slots = (int) Math.max(FEWEST, Math.min(MOST, fit));
    try {
      return new RunningRequests(RequestPage.create(mark, slots, durable), null);
    } catch (IOException | RuntimeException e) {
      return new RunningRequests(
          null,
          "TRK-0271 running requests can't be kept ("
              + e.getMessage()
              + "): one that is answered before its record has a number is lost unseen if the"
              + " process is killed just then. Free space, then restart");
    }
  }

  /** {@code request} runs from now on; null when that is not kept. */
  public @Nullable RequestSlot begin(RunningRequest request) {
    RequestPage to = page;
    if (to == null) {
      return null;
    }
    RequestSlot slot = to.begin(request);
    if (slot == null) {
      missed.increment();
      missedNanos = System.nanoTime();
    }
    return slot;
  }

  /**
   * Overwrites what is left of requests that are over, when that was last done long enough ago.
   *
   * @param nanos now, by the same clock as the last time
   */
  public void blank(long nanos) {
    if (page != null && (blankedNanos == null || nanos - blankedNanos >= BLANK_PAUSE_NANOS)) {
      blankedNanos = nanos;
      page.blank();
    }
  }

  /** What to tell an operator, or null. */
  public @Nullable String complaint() {
    RequestPage to = page;
    if (to == null || missed.sum() == 0 || System.nanoTime() - missedNanos > SHOWN_NANOS) {
      return failure;
    }
    return "TRK-0270 "
        + missed
        + " requests ran beside "
        + to.slots()
        + " others, which is all that is kept of running ones: if the process is killed, one that"
        + " is answered before its record has a number is lost unseen. A larger"
        + " tracker.spool.capacity-bytes has room for up to "
        + MOST;
  }

  /** Takes no more, and leaves what runs to the next start. */
  public void close() {
    if (page != null) {
      page.close();
    }
  }

  /** Takes no more, and forgets what runs. */
  public void remove() {
    if (page != null) {
      page.remove();
    }
  }

  /**
   * Records of the requests that ran when the process of the stream of {@code mark} ended and whose
   * own records are not stored, in an order that is always the same.
   *
   * @param last the last number of the stream whose record is on disk
   */
  public static List<Fact> unseen(Path mark, long last) throws IOException {
    List<Fact> out = new ArrayList<>();
    for (RequestPage.Used used : RequestPage.used(mark)) {
      if (used.seq() == 0 || used.seq() > last) {
        out.add(used.request().unseen(used.seq()));
      }
    }
    return out;
  }

  /** Forgets the requests of the stream of {@code mark}. */
  public static void discard(Path mark) throws IOException {
    RequestPage.discard(mark);
  }

  /** Removes from {@code dir} what belongs to no mark. Only while nobody else uses it. */
  public static void sweep(Path dir) throws IOException {
    RequestPage.sweep(dir);
  }
}
