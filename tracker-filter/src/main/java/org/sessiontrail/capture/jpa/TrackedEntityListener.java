package org.sessiontrail.capture.jpa;

import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.CurrentExchange;
import org.sessiontrail.capture.Exchange;

/**
 * Records the changes of a {@code @Tracked} entity with any persistence provider:
 *
 * <pre>{@code
 * @Entity @Tracked("order") @EntityListeners(TrackedEntityListener.class)
 * public class Order { … }
 * }</pre>
 *
 * <p>Within a transaction of the container, changes are recorded once it has committed. Without
 * one, nothing tells whether what was written is kept: such a record is marked {@code unconfirmed}.
 * Hibernate needs no listener; where it has one all the same, there is still one record a change.
 *
 * <p>Threads: any. No method throws.
 */
public class TrackedEntityListener {
  private static final Snapshots SNAPSHOTS = new Snapshots(10_000);

  private final @Nullable TransactionEnd transactionEnd;

  /** For the provider. */
  public TrackedEntityListener() {
    this(containers());
  }

  TrackedEntityListener(@Nullable TransactionEnd transactionEnd) {
    this.transactionEnd = transactionEnd;
  }

  private static @Nullable TransactionEnd containers() {
    try {
      return TransactionEnd.ofContainer();
    } catch (LinkageError withoutTransactions) {
      return null;
    }
  }

  /** What a callback does with an entity that is to be recorded here. */
  private interface Callback {
    void on(TrackedEntity tracked, EntityReader reader, Object entity);
  }

  /** Remembers what was loaded. */
  @PostLoad
  public void loaded(Object entity) {
    quietly(entity, (tracked, reader, loaded) -> SNAPSHOTS.put(loaded, reader.read(loaded)));
  }

  /** Records a new row. */
  @PostPersist
  public void persisted(Object entity) {
    quietly(entity, this::recordInsert);
  }

  /** Records a changed row. */
  @PostUpdate
  public void updated(Object entity) {
    quietly(entity, this::recordUpdate);
  }

  /** Records a row that is gone. */
  @PostRemove
  public void removed(Object entity) {
    quietly(entity, this::recordDelete);
  }

  private void recordInsert(TrackedEntity tracked, EntityReader reader, Object entity) {
    EntityState after = reader.read(entity);
    SNAPSHOTS.put(entity, after);
    record(EntityChange.inserted(tracked, reader.id(entity), after));
  }

  private void recordUpdate(TrackedEntity tracked, EntityReader reader, Object entity) {
    EntityState before = SNAPSHOTS.get(entity);
    EntityState after = reader.read(entity);
    SNAPSHOTS.put(entity, after);
    record(EntityChange.updated(tracked, reader.id(entity), before, after));
  }

  private void recordDelete(TrackedEntity tracked, EntityReader reader, Object entity) {
    EntityState before = SNAPSHOTS.remove(entity);
    record(EntityChange.deleted(tracked, reader.id(entity), before));
  }

  private void record(EntityChange change) {
    Exchange exchange = CurrentExchange.get();
    TransactionEnd end = transactionEnd;
    if (end == null || !end.onCommit(() -> change.record(exchange, true))) {
      change.record(exchange, false);
    }
  }

  private static void quietly(Object entity, Callback callback) {
    TrackedEntity tracked = TrackedEntity.of(entity.getClass());
    if (tracked == null || tracked.isWatched()) {
      return;
    }
    try {
      callback.on(tracked, EntityReader.of(tracked.type()), entity);
    } catch (RuntimeException | LinkageError e) {
      tracked.failed(e);
    }
  }
}
