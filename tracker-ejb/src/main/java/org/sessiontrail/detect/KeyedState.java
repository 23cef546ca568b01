package org.sessiontrail.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of each session, user or network: of the latest {@code most} of them that had
 * an event. The one that had none for the longest goes first.
 *
 * <p>Threads: one.
 *
 * @param <S> what is remembered of one
 */
public final class KeyedState<S> {
  /** How many keys are remembered by most rules. */
  public static final int MOST_KEYS = 20_000;

  private final int most;
  private final Supplier<S> fresh;
  private final Form<S> form;
  private final LinkedHashMap<String, S> byKey = new LinkedHashMap<>(64, 0.75f, true);

  /**
   * How one is written and read.
   *
   * @param <S> what is remembered of one
   */
  public interface Form<S> {
    /** Writes it. */
    void write(S state, DataOutput out) throws IOException;

    /** Reads it. */
    S read(DataInput in) throws IOException;
  }

  /** Nothing yet; of at most {@code most} keys. */
  public KeyedState(int most, Supplier<S> fresh, Form<S> form) {
    this.most = most;
    this.fresh = fresh;
    this.form = form;
  }

  /** Windows of events. */
  public static KeyedState<EventWindow> ofWindows() {
    return new KeyedState<>(
        MOST_KEYS,
        EventWindow::new,
        new Form<>() {
          @Override
          public void write(EventWindow state, DataOutput out) throws IOException {
            state.write(out);
          }

          @Override
          public EventWindow read(DataInput in) throws IOException {
            return EventWindow.read(in);
          }
        });
  }

  /** What is remembered of {@code key}, made when there is nothing yet. */
  public S of(String key) {
    S known = byKey.get(key);
    if (known != null) {
      return known;
    }
    S made = fresh.get();
    put(key, made);
    return made;
  }

  /** What is remembered of {@code key}, or null. */
  public @Nullable S find(String key) {
    return byKey.get(key);
  }

  /** Remembers {@code state} of {@code key} from now on. */
  public void put(String key, S state) {
    byKey.put(key, state);
    if (byKey.size() > most) {
      var eldest = byKey.entrySet().iterator();
      eldest.next();
      eldest.remove();
    }
  }

  /** Forgets {@code key}. */
  public @Nullable S remove(String key) {
    return byKey.remove(key);
  }

  /** Writes all, the one that had no event for the longest first. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(byKey.size());
    for (Map.Entry<String, S> each : byKey.entrySet()) {
      out.writeUTF(each.getKey());
      form.write(each.getValue(), out);
    }
  }

  /** Remembers what was written, and nothing else. */
  public void read(DataInput in) throws IOException {
    byKey.clear();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      String key = in.readUTF();
      byKey.put(key, form.read(in));
    }
  }
}
