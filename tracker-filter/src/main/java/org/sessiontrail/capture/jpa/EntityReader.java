package org.sessiontrail.capture.jpa;

import jakarta.persistence.Basic;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Transient;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the attributes of an entity or embeddable from its fields, so that nothing is loaded and no
 * code of the application runs. What may not be loaded yet is left out, and so are collections.
 *
 * <p>Threads: safe for any number of threads.
 */
final class EntityReader {
  private static final ClassValue<EntityReader> KNOWN =
      new ClassValue<>() {
        @Override
        protected EntityReader computeValue(Class<?> type) {
          return new EntityReader(type);
        }
      };

  private final List<Part> parts = new ArrayList<>();
  private final List<Field> ids = new ArrayList<>();

  /** A field that is read; a reference by the id of what it refers to. */
  private record Part(Field field, Attribute.Rule rule, boolean reference) {}

  private EntityReader(Class<?> type) {
    for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
      if (at == type || isMapped(at)) {
        for (Field field : at.getDeclaredFields()) {
          add(Attribute.of(at, field.getName()), field);
        }
      }
    }
  }

  static EntityReader of(Class<?> type) {
    return KNOWN.get(type);
  }

  private static boolean isMapped(Class<?> type) {
    return type.isAnnotationPresent(Entity.class)
        || type.isAnnotationPresent(MappedSuperclass.class)
        || type.isAnnotationPresent(Embeddable.class);
  }

  private void add(Attribute attribute, Field field) {
    if (!isPersistent(attribute, field) || isCollection(attribute, field) || isLazy(attribute)) {
      return;
    }
    try {
      field.setAccessible(true);
    } catch (InaccessibleObjectException closedModule) {
      return;
    }
    if (attribute.has(Id.class) || attribute.has(EmbeddedId.class)) {
      ids.add(field);
    } else {
      boolean reference = attribute.has(ManyToOne.class) || attribute.has(OneToOne.class);
      parts.add(new Part(field, attribute.rule(), reference));
    }
  }

  private static boolean isPersistent(Attribute attribute, Field field) {
    int modifiers = field.getModifiers();
    return !Modifier.isStatic(modifiers)
        && !Modifier.isTransient(modifiers)
        && !field.isSynthetic()
        && !field.getName().startsWith("_persistence_") // a provider's own
        && !attribute.has(Transient.class);
  }

  private static boolean isCollection(Attribute attribute, Field field) {
    return Collection.class.isAssignableFrom(field.getType())
        || Map.class.isAssignableFrom(field.getType())
        || attribute.has(OneToMany.class)
        || attribute.has(ManyToMany.class)
        || attribute.has(ElementCollection.class);
  }

  private static boolean isLazy(Attribute attribute) {
    Basic basic = attribute.find(Basic.class);
    ManyToOne manyToOne = attribute.find(ManyToOne.class);
    OneToOne oneToOne = attribute.find(OneToOne.class);
    return (basic != null && basic.fetch() == FetchType.LAZY)
        || (manyToOne != null && manyToOne.fetch() == FetchType.LAZY)
        || (oneToOne != null
            && (oneToOne.fetch() == FetchType.LAZY || !oneToOne.mappedBy().isEmpty()));
  }

  /** The values of {@code object} now, without its id. */
  EntityState read(Object object) {
    EntityState out = new EntityState();
    for (Part part : parts) {
      Object value = value(part.field(), object);
      if (part.reference() && value != null) {
        value = of(value.getClass()).id(value);
      }
      out.put(part.rule(), part.field().getName(), value);
    }
    return out;
  }

  /** The id of {@code entity}, or null before it has one. */
  @Nullable Object id(Object entity) {
    if (ids.size() == 1) {
      return EntityState.ofId(value(ids.get(0), entity));
    }
    EntityState out = new EntityState();
    for (Field field : ids) {
      out.put(Attribute.Rule.SHOWN, field.getName(), value(field, entity));
    }
    return out.isEmpty() ? null : out;
  }

  private static @Nullable Object value(Field field, Object of) {
    try {
      return field.get(of);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e); // it was made accessible
    }
  }
}
