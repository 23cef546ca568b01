package org.sessiontrail.capture.jpa;

import jakarta.persistence.Entity;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.CurrentExchange;
import org.sessiontrail.capture.TrailRecorder;
import org.sessiontrail.capture.cdi.Tracked;

/**
 * An entity class whose changes are recorded: what its annotations say, read once.
 *
 * <p>Threads: safe for any number of threads.
 */
public final class TrackedEntity {
  private static final int MAX_NAME_CHARS = 100;

  private static final ClassValue<Optional<TrackedEntity>> KNOWN =
      new ClassValue<>() {
        @Override
        protected Optional<TrackedEntity> computeValue(Class<?> type) {
          Tracked tracked = type.getAnnotation(Tracked.class);
          return tracked == null
              ? Optional.empty()
              : Optional.of(new TrackedEntity(type, tracked.value()));
        }
      };

  private final Class<?> type;
  private final String name;
  private final AtomicInteger watchers = new AtomicInteger();
  private final Map<String, Attribute.Rule> rules = new ConcurrentHashMap<>();

  private TrackedEntity(Class<?> type, String given) {
    this.type = type;
    String full = given.isEmpty() ? entityName(type) : given;
    this.name = full.length() <= MAX_NAME_CHARS ? full : full.substring(0, MAX_NAME_CHARS);
  }

  /** What {@code type} says of itself; null when it is not tracked. */
  public static @Nullable TrackedEntity of(Class<?> type) {
    return KNOWN.get(type).orElse(null);
  }

  private static String entityName(Class<?> type) {
    Entity entity = type.getAnnotation(Entity.class);
    return entity == null || entity.name().isEmpty() ? type.getSimpleName() : entity.name();
  }

  /** The entity class. */
  public Class<?> type() {
    return type;
  }

  /** What its records call it, at most {@value #MAX_NAME_CHARS} characters. */
  public String name() {
    return name;
  }

  Attribute.Rule rule(String attribute) {
    Attribute.Rule known = rules.get(attribute);
    return known != null
        ? known
        : rules.computeIfAbsent(attribute, key -> Attribute.of(type, key).rule());
  }

  /** From now on a provider's own events tell its changes, and know which were committed. */
  public void watch() {
    watchers.incrementAndGet();
  }

  /** A provider that told its changes is closed. */
  public void unwatch() {
    watchers.decrementAndGet();
  }

  /** Whether a provider's own events tell its changes, so that a listener must not. */
  boolean isWatched() {
    return watchers.get() > 0;
  }

  /** Counts that a change of it could not be recorded. Never throws. */
  public void failed(Throwable cause) {
    TrailRecorder recorder = CurrentExchange.recorderFor(type);
    if (recorder != null) {
      recorder.failed("change of " + name, cause);
    }
  }
}
