package org.sessiontrail.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.detect.Signal.Told;

/**
 * Which trail had which session id, by keyed hashes of the latest {@value KeyedState#MOST_KEYS} ids
 * that were given out; and ids of no session that wait for the record of the request that brought
 * them.
 *
 * <p>Threads: one.
 */
final class SessionIds {
  /** Name of the action that tells of an id that no session has. */
  static final String STALE = "session.unknown";

  private static final int MOST_WAITING = 2_000;

  private final KeyedState<String> trails =
      new KeyedState<>(KeyedState.MOST_KEYS, () -> "", new TextForm());
  private final KeyedState<String> waiting =
      new KeyedState<>(MOST_WAITING, () -> "", new TextForm());

  /** A trail has this id; nulls are nothing. */
  void given(@Nullable String hash, @Nullable String trail) {
    if (hash != null && trail != null) {
      trails.put(hash, trail);
    }
  }

  /** The request {@code exchange} brought an id that no session has; null is nothing. */
  void brought(String exchange, @Nullable String hash) {
    if (hash != null) {
      waiting.put(exchange, hash);
    }
  }

  /** What {@code exchange} brought: the trail that had the id, or its hash; null for nothing. */
  @Nullable Told taken(String exchange) {
    String hash = waiting.remove(exchange);
    if (hash == null) {
      return null;
    }
    String trail = trails.find(hash);
    return new Told(trail == null ? "" : trail, hash);
  }

  void write(DataOutput out) throws IOException {
    trails.write(out);
    waiting.write(out);
  }

  void read(DataInput in) throws IOException {
    trails.read(in);
    waiting.read(in);
  }

  private static final class TextForm implements KeyedState.Form<String> {
    @Override
    public void write(String text, DataOutput out) throws IOException {
      out.writeUTF(text);
    }

    @Override
    public String read(DataInput in) throws IOException {
      return in.readUTF();
    }
  }
}
