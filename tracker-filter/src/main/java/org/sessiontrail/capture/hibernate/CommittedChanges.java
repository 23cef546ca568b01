package org.sessiontrail.capture.hibernate;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.event.spi.PostCommitDeleteEventListener;
import org.hibernate.event.spi.PostCommitInsertEventListener;
import org.hibernate.event.spi.PostCommitUpdateEventListener;
import org.hibernate.event.spi.PostDeleteEvent;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.persister.entity.EntityPersister;
import org.sessiontrail.capture.jpa.EntityChange;
import org.sessiontrail.capture.jpa.EntityState;
import org.sessiontrail.capture.jpa.TrackedEntity;

/**
 * Records what one session factory has committed. What was rolled back leaves no record: the data
 * is as it was.
 *
 * <p>Threads: any. No method throws.
 */
final class CommittedChanges
    implements PostCommitInsertEventListener,
        PostCommitUpdateEventListener,
        PostCommitDeleteEventListener {
  private static final long serialVersionUID = 1;

  // Hibernate's listeners are Serializable by type; nobody serializes one
  private final transient Map<String, TrackedEntity> tracked;

  /**
   * Listens for these.
   *
   * @param tracked by Hibernate's name of the entity
   */
  CommittedChanges(Map<String, TrackedEntity> tracked) {
    this.tracked = tracked;
  }

  @Override
  public boolean requiresPostCommitHandling(EntityPersister persister) {
    return tracked.containsKey(persister.getEntityName());
  }

  @Override
  public void onPostInsert(PostInsertEvent event) {
    record(event.getPersister(), entity -> inserted(entity, event));
  }

  @Override
  public void onPostUpdate(PostUpdateEvent event) {
    record(event.getPersister(), entity -> updated(entity, event));
  }

  @Override
  public void onPostDelete(PostDeleteEvent event) {
    record(event.getPersister(), entity -> deleted(entity, event));
  }

  @Override
  public void onPostInsertCommitFailed(PostInsertEvent event) {}

  @Override
  public void onPostUpdateCommitFailed(PostUpdateEvent event) {}

  @Override
  public void onPostDeleteCommitFailed(PostDeleteEvent event) {}

  private static EntityChange inserted(TrackedEntity entity, PostInsertEvent event) {
    MappedState mapped = new MappedState(entity, event.getPersister());
    return EntityChange.inserted(
        entity, EntityState.ofId(event.getId()), mapped.of(event.getState()));
  }

  private static EntityChange updated(TrackedEntity entity, PostUpdateEvent event) {
    MappedState mapped = new MappedState(entity, event.getPersister());
    Object id = EntityState.ofId(event.getId());
    EntityState after = mapped.of(event.getState());
    Object[] former = event.getOldState();
    int[] dirty = event.getDirtyProperties();
    if (former == null || dirty == null) {
      return EntityChange.updated(entity, id, former == null ? null : mapped.of(former), after);
    }
    List<String> changed = mapped.names(dirty).stream().filter(after.names()::contains).toList();
    return EntityChange.updated(entity, id, mapped.of(former), after, changed);
  }

  private static EntityChange deleted(TrackedEntity entity, PostDeleteEvent event) {
    Object[] former = event.getDeletedState();
    EntityState values =
        former == null ? null : new MappedState(entity, event.getPersister()).of(former);
    return EntityChange.deleted(entity, EntityState.ofId(event.getId()), values);
  }

  private void record(EntityPersister persister, Function<TrackedEntity, EntityChange> change) {
    TrackedEntity entity = tracked.get(persister.getEntityName());
    if (entity == null) {
      return; // others listen to it
    }
    try {
      change.apply(entity).recordCommitted();
    } catch (RuntimeException | LinkageError e) {
      entity.failed(e);
    }
  }
}
