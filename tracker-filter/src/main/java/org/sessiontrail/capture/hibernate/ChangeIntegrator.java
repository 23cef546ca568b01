package org.sessiontrail.capture.hibernate;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;
import org.sessiontrail.capture.jpa.TrackedEntity;

/**
 * Listens to the commits of every persistence unit with {@code @Tracked} entities. A unit without
 * them, the tracker's own for one, gets no listener at all.
 *
 * <p>Threads: those that open and close units. No method throws.
 */
public final class ChangeIntegrator implements Integrator {
  private static final Logger LOG = System.getLogger(ChangeIntegrator.class.getName());

  private final Map<SessionFactoryImplementor, Map<String, TrackedEntity>> watched =
      new ConcurrentHashMap<>();

  /** For Hibernate. */
  public ChangeIntegrator() {}

  @Override
  public void integrate(
      Metadata metadata, BootstrapContext bootstrap, SessionFactoryImplementor factory) {
    try {
      Map<String, TrackedEntity> tracked = tracked(metadata);
      if (!tracked.isEmpty()) {
        listen(factory, new CommittedChanges(tracked));
        tracked.values().forEach(TrackedEntity::watch);
        watched.put(factory, tracked);
        LOG.log(Level.INFO, "recording changes of {0}", names(tracked));
      }
    } catch (RuntimeException | LinkageError e) {
      LOG.log(Level.WARNING, "TRK-0280 changes of data can't be recorded with this Hibernate", e);
    }
  }

  private static Map<String, TrackedEntity> tracked(Metadata metadata) {
    Map<String, TrackedEntity> out = new HashMap<>();
    for (PersistentClass mapping : metadata.getEntityBindings()) {
      Class<?> type = mapping.getClassName() == null ? null : mapping.getMappedClass();
      TrackedEntity tracked = type == null ? null : TrackedEntity.of(type);
      if (tracked != null) {
        out.put(mapping.getEntityName(), tracked);
      }
    }
    return out;
  }

  private static String names(Map<String, TrackedEntity> tracked) {
    return tracked.values().stream()
        .map(TrackedEntity::name)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static void listen(SessionFactoryImplementor factory, CommittedChanges changes) {
    EventListenerRegistry listeners = factory.getEventEngine().getListenerRegistry();
    listeners.appendListeners(EventType.POST_COMMIT_INSERT, changes);
    listeners.appendListeners(EventType.POST_COMMIT_UPDATE, changes);
    listeners.appendListeners(EventType.POST_COMMIT_DELETE, changes);
  }

  @Override
  public void disintegrate(
      SessionFactoryImplementor factory, SessionFactoryServiceRegistry registry) {
    Map<String, TrackedEntity> tracked = watched.remove(factory);
    if (tracked != null) {
      tracked.values().forEach(TrackedEntity::unwatch);
    }
  }
}
