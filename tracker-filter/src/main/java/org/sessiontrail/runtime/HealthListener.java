package org.sessiontrail.runtime;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One who asked to be told of changes, and the changes still to be told.
 *
 * <p>Threads: {@link #add} under the lock of the {@link Health}, so that all listeners see one
 * order; {@link #tell} outside of it. While one thread tells, what others add is told by that one.
 */
final class HealthListener {
  private static final Logger LOG = System.getLogger(HealthListener.class.getName());

  private final Consumer<Health.Change> listener;
  private final Deque<Health.Change> untold = new ArrayDeque<>();
  private boolean telling;
  private boolean closed;

  HealthListener(Consumer<Health.Change> listener) {
    this.listener = listener;
  }

  synchronized void add(Health.Change change) {
    if (untold.size() == Health.HISTORY) {
      untold.removeFirst();
    }
    untold.addLast(change);
  }

  /** Tells what is untold, unless another thread (or this one, further up) is at it. */
  void tell() {
    synchronized (this) {
      if (telling) {
        return;
      }
      telling = true;
    }
    for (Health.Change next = next(); next != null; next = next()) {
      tell(next);
    }
  }

  private synchronized Health.@Nullable Change next() {
    Health.Change next = closed ? null : untold.pollFirst();
    telling = next != null;
    return next;
  }

  private void tell(Health.Change change) {
    try {
      listener.accept(change);
    } catch (Throwable t) { // an application's code: whatever it throws must not reach a part
      LOG.log(
          Level.WARNING,
          "TRK-0214 a listener failed when told that "
              + change.part()
              + " is "
              + change.after()
              + "; it will be told of later changes",
          t);
    }
  }

  /** Is told no more, once the change being told has been. */
  synchronized void close() {
    closed = true;
    untold.clear();
  }
}
