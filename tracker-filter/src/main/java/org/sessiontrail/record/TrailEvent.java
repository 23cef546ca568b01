package org.sessiontrail.record;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One fact on its way from the thread that saw it to the store. Immutable.
 *
 * <p>A fact has two halves. {@link #members()} is public for ever: it goes into the leaf that is
 * hashed and can't be changed later, so nothing in it may name or describe a person. {@link
 * #personal()} is what may have to be forgotten: it is stored apart, the leaf holds only salted
 * digests of it.
 *
 * <p>Both maps are built when the fact is encoded, away from the request thread. Values are {@link
 * String}, {@link Long}, {@link Integer}, {@link Boolean}, {@link java.util.List} or {@link Map} of
 * these; integers lie within ±(2^53−1).
 */
public interface TrailEvent {
  /** What sort of fact this is. */
  Kind kind();

  /** When it began: microseconds since 1970-01-01T00:00:00Z, unique within the stream. */
  long epochMicros();

  /** The trail it belongs to, or null when it belongs to no session. */
  @Nullable String trailId();

  /** Public members by name, without those every record has ({@code v kind at stream seq sid}). */
  Map<String, Object> members();

  /** Personal values by group: {@code who}, {@code what}, {@code detail}, {@code session}. */
  Map<String, Map<String, Object>> personal();

  /** The user this fact is about, or null; never written as it is, see {@link KeyedHash}. */
  @Nullable String subject();

  /** About how many bytes the fact holds in memory, for the bound of the queue. */
  int weightBytes();
}
