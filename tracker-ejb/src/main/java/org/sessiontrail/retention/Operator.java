package org.sessiontrail.retention;

import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.store.nodes.RecoveryStream;

/**
 * Who has something held, erased or purged, and how that is written down.
 *
 * @param via the door they used: {@code cli}, {@code http}, or {@code tracker} for itself
 * @param user who it is, or null for the tracker itself
 * @param hash the application's keyed hash, or null when its key is not at hand
 * @param encoder encodes records of {@link RecoveryStream#NAME}
 * @param clock stamps what is stated
 */
public record Operator(
    String via,
    @Nullable String user,
    @Nullable KeyedHash hash,
    RecordEncoder encoder,
    TrailClock clock) {

  /** An operator who comes by {@code via}. */
  public static Operator of(
      String via, @Nullable String user, @Nullable KeyedHash hash, TrailClock clock) {
    // without the application's key no pseudonym is written, so any key will do
    KeyedHash key = hash == null ? new KeyedHash(new byte[KeyedHash.KEY_BYTES]) : hash;
    return new Operator(
        via, user, hash, new RecordEncoder(RecoveryStream.NAME, key, new RandomIds()), clock);
  }

  /** Begins a statement by this operator, made now. */
  public Fact.Builder states(Kind kind) {
    Fact.Builder out = Fact.of(kind, clock.epochMicros()).put("via", via);
    return hash == null ? out.personal("who", "user", user) : out.user(user);
  }
}
