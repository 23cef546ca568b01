package org.sessiontrail.spool;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.TrailEvent;
import org.sessiontrail.spool.running.RequestSlot;
import org.sessiontrail.spool.running.RunningRequest;

/**
 * Where recorded facts wait for the store. Bounded; gives every fact its number in the stream
 * before it queues it, so that a lost fact leaves a hole that is seen.
 *
 * <p>Numbers start at 1 and have no holes: when facts are lost because the spool was full, the next
 * fact that fits is preceded by a {@code gap} record naming the lost numbers {@code from..to}, and
 * that record's own number is {@code to + 1}.
 *
 * <p>Threads: any number. {@link #offer} never blocks on input or output; {@link #offerDurably}
 * parks its caller.
 */
public interface Spool extends AutoCloseable {
  /** A spool on disk; in memory when the disk can't be used, which its {@link #status} tells. */
  static Spool open(SpoolSettings settings) {
    try {
      return SegmentSpool.open(settings);
    } catch (IOException | RuntimeException e) {
      return new MemorySpool(
          settings.memoryBytes(),
          settings.clock(),
          settings.encoders().apply(settings.stream()),
          SpoolStatus.Condition.IMPAIRED,
          "TRK-0205 tracker.spool.dir="
              + settings.root()
              + " can't be used ("
              + e.getMessage()
              + "); records wait in memory and are lost if the process ends before they are stored."
              + " Make it a directory that the server's user can write, then restart");
    }
  }

  /**
   * Takes the next number of the stream and queues {@code event} under it.
   *
   * @param trail counter of the event's trail, or null for an event without trail
   * @return false when the event was lost because the spool is full or closed; it has been counted
   */
  default boolean offer(TrailEvent event, @Nullable TrailSequence trail) {
    return offer(event, trail, null);
  }

  /**
   * As the other one, for the record of a request that {@link #begin} kept.
   *
   * @param running what that returned, given up by this; or null
   */
  boolean offer(TrailEvent event, @Nullable TrailSequence trail, @Nullable RequestSlot running);

  /**
   * As {@link #offer}, then waits until the event can't be lost any more by the end of the process
   * or of the machine's power. An interrupt does not end the wait; it is kept for the caller.
   *
   * @param running what {@link #begin} returned for its request, given up by this; or null
   * @param waitMillis how long to wait at most
   */
  Durability offerDurably(
      TrailEvent event,
      @Nullable TrailSequence trail,
      @Nullable RequestSlot running,
      long waitMillis);

  /**
   * Keeps {@code request} where a kill of the process does not reach, until its record is offered.
   * If the process ends before that record is durable, the next start states that it ran. Never
   * blocks.
   *
   * @return to be given up with its record; null when running requests are not kept, or when there
   *     is no room, which is counted
   */
  default @Nullable RequestSlot begin(RunningRequest request) {
    return null;
  }

  /**
   * Whether an event offered now would be taken, as far as is known without trying; false also when
   * the last event offered durably was late and nothing has become durable since. Costs nothing.
   */
  boolean accepts();

  /** The one reader of this spool. */
  SpoolCursor cursor();

  /** Counts, as of now. */
  SpoolStatus status();

  /**
   * Refuses further events and makes what is queued durable if that can be done. What is queued can
   * still be polled and committed until {@link #release}.
   */
  @Override
  void close();

  /**
   * Streams that earlier processes left in this spool without closing them; their owners are
   * certainly gone.
   */
  default List<DeadStream> dead() {
    return List.of();
  }

  /**
   * Nothing needs to be known of {@code stream} any more, one of {@link #dead}: how it ended is
   * stored. Until then every start finds it, whoever was killed meanwhile. Never throws; again
   * without effect.
   */
  default void forget(String stream) {}

  /** Id of the place on disk, the same after a restart; null when there is none. */
  default @Nullable String nodeId() {
    return null;
  }

  /**
   * Does what is better done in the background. Called now and then by one thread at a time.
   *
   * @return how much was done; 0 when there was nothing to do
   * @throws IOException when the disk can't be used; it is tried again
   */
  default int prepare() throws IOException {
    return 0;
  }

  /** Lets go of files and threads; what was not committed waits for the next start, if on disk. */
  default void release() {}
}
