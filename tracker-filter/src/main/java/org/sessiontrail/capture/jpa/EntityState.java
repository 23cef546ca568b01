package org.sessiontrail.capture.jpa;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values of an entity or embeddable at one moment, by attribute, in a form that does not change
 * with it: basic values as they are, embeddables as states of their own, everything else as {@link
 * Unshown}.
 *
 * <p>Threads: one thread until it is handed on.
 */
public final class EntityState {
  private static final Set<Class<?>> BASIC =
      Set.of(
          String.class,
          Character.class,
          Boolean.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          BigInteger.class,
          BigDecimal.class,
          UUID.class,
          Locale.class,
          Currency.class,
          URI.class,
          URL.class);

  private final Map<String, @Nullable Object> values = new TreeMap<>();

  /** A state without attributes. */
  public EntityState() {}

  /** Adds what {@code entity} lets a record say of its attribute {@code name}. */
  public void put(TrackedEntity entity, String name, @Nullable Object value) {
    put(entity.rule(name), name, value);
  }

  void put(Attribute.Rule rule, String name, @Nullable Object value) {
    switch (rule) {
      case SHOWN -> values.put(name, frozen(value));
      case NAMED -> values.put(name, value == null ? null : Unshown.of(value));
      case LEFT_OUT -> {}
    }
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  /** The attributes in it, in order. */
  public List<String> names() {
    return List.copyOf(values.keySet());
  }

  Map<String, @Nullable Object> values() {
    return Collections.unmodifiableMap(values);
  }

  /** The attributes that differ, in order. */
  static List<String> differing(EntityState before, EntityState after) {
    Set<String> names = new TreeSet<>(before.values.keySet());
    names.addAll(after.values.keySet());
    List<String> out = new ArrayList<>();
    for (String name : names) {
      if (!Objects.equals(before.values.get(name), after.values.get(name))) {
        out.add(name);
      }
    }
    return out;
  }

  /** This state without what is not in {@code names}. */
  EntityState only(List<String> names) {
    EntityState out = new EntityState();
    for (String name : names) {
      if (values.containsKey(name)) {
        out.values.put(name, values.get(name));
      }
    }
    return out;
  }

  /** The form in which {@code id} is kept: one value, or a state where it has parts. */
  public static @Nullable Object ofId(@Nullable Object id) {
    Object simple = frozen(id);
    return simple instanceof Unshown && id != null
        ? EntityReader.of(id.getClass()).read(id) // an id class has no annotation of its own
        : simple;
  }

  static @Nullable Object frozen(@Nullable Object value) {
    if (value == null || value instanceof EntityState || isImmutable(value)) {
      return value;
    }
    if (value instanceof Date date) {
      return ofDate(date);
    }
    if (value instanceof Calendar calendar) {
      return calendar.toInstant();
    }
    return value.getClass().isAnnotationPresent(Embeddable.class)
        ? EntityReader.of(value.getClass()).read(value)
        : Unshown.of(value);
  }

  @SuppressWarnings("JavaUtilDate") // entities have them
  private static Object ofDate(Date date) {
    boolean instant = date.getClass() == Date.class || date instanceof Timestamp;
    return instant ? date.toInstant() : date.toString(); // of java.sql: a day, a time of day
  }

  private static boolean isImmutable(Object value) {
    Class<?> type = value.getClass();
    return BASIC.contains(type) || value instanceof Enum || type.getName().startsWith("java.time.");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EntityState state && values.equals(state.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }
}
