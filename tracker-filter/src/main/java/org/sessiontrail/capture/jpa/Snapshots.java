package org.sessiontrail.capture.jpa;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What entities held when they were loaded or last written: by object, not by equality, as long as
 * the object lives. When full, new ones are not taken.
 *
 * <p>Threads: safe for any number of threads.
 */
final class Snapshots {
  private final int capacity;
  private final Map<Key, EntityState> states = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

  Snapshots(int capacity) {
    this.capacity = capacity;
  }

  private static final class Key extends WeakReference<Object> {
    private final int hash;

    Key(Object entity, @Nullable ReferenceQueue<Object> queue) {
      super(entity, queue);
      this.hash = System.identityHashCode(entity);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      Object entity = get();
      return entity != null && other instanceof Key key && key.get() == entity;
    }
  }

  void put(Object entity, EntityState state) {
    forgetGone();
    Key key = new Key(entity, gone);
    if (states.size() < capacity || states.containsKey(key)) {
      states.put(key, state);
    }
  }

  @Nullable EntityState get(Object entity) {
    return states.get(new Key(entity, null));
  }

  @Nullable EntityState remove(Object entity) {
    return states.remove(new Key(entity, null));
  }

  int size() {
    forgetGone();
    return states.size();
  }

  @SuppressWarnings("SuspiciousMethodCalls") // only keys are queued
  private void forgetGone() {
    for (Reference<?> key = gone.poll(); key != null; key = gone.poll()) {
      states.remove(key);
    }
  }
}
