package org.sessiontrail.respond;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailRecord;

/**
 * Which findings of a log somebody has yet to be told of. Kept beside the log, so that no start and
 * no other node forgets one; places only, nothing of what the findings say.
 *
 * <p>Threads: one at a time.
 */
public interface AlertStore {
  /**
   * An alert that waits for a channel.
   *
   * @param index place of the first finding
   * @param channel the channel
   * @param count how many findings it tells of
   * @param last place of the last of them
   * @param finding the first one; null when it is not stored any more
   */
  record Waiting(
      long index, String channel, long count, long last, @Nullable TrailRecord finding) {}

  /**
   * Takes the findings that came since, and closes windows that are over, in one transaction. A log
   * that was there before is not told of.
   *
   * @param channels what alerts are made for
   * @return how many alerts it made
   */
  int follow(AlertChoice choice, List<String> channels, long nowMicros) throws StoreException;

  /** Up to {@code most} alerts that wait for one of {@code channels}, the oldest first. */
  List<Waiting> waiting(List<String> channels, int most) throws StoreException;

  /** It was told. */
  void told(Waiting alert) throws StoreException;

  /** How many wait, for whatever channel. */
  long size() throws StoreException;
}
