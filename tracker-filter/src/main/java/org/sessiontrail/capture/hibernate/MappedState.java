package org.sessiontrail.capture.hibernate;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.jpa.EntityState;
import org.sessiontrail.capture.jpa.TrackedEntity;

/** Reads the arrays in which Hibernate hands over the values of an entity. Loads nothing. */
final class MappedState {
  private final TrackedEntity entity;
  private final EntityPersister persister;
  private final String[] names;
  private final Type[] types;

  MappedState(TrackedEntity entity, EntityPersister persister) {
    this.entity = entity;
    this.persister = persister;
    this.names = persister.getPropertyNames();
    this.types = persister.getPropertyTypes();
  }

  /** The attributes at these places. */
  List<String> names(int[] places) {
    List<String> out = new ArrayList<>(places.length);
    for (int place : places) {
      out.add(names[place]);
    }
    return out;
  }

  /** What is kept of {@code values}: no collections, and nothing that was not loaded. */
  EntityState of(@Nullable Object[] values) {
    EntityState out = new EntityState();
    for (int i = 0; i < values.length; i++) {
      boolean loaded = values[i] != LazyPropertyInitializer.UNFETCHED_PROPERTY;
      if (loaded && !types[i].isCollectionType() && !isHibernatesOwn(names[i])) {
        out.put(entity, names[i], types[i].isEntityType() ? idOf(values[i]) : values[i]);
      }
    }
    return out;
  }

  private static boolean isHibernatesOwn(String name) {
    return name.startsWith("_") && (name.endsWith("Backref") || name.equals("_identifierMapper"));
  }

  private @Nullable Object idOf(@Nullable Object reference) {
    return reference == null
        ? null
        : EntityState.ofId(
            persister.getFactory().getPersistenceUnitUtil().getIdentifier(reference));
  }
}
