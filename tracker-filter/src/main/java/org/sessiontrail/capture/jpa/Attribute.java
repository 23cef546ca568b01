package org.sessiontrail.capture.jpa;

import jakarta.persistence.Lob;
import jakarta.persistence.Version;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.SensitiveNames;

/**
 * One attribute of an entity or embeddable, by the members that may carry its annotations.
 *
 * @param name as the provider calls it
 * @param field the field of this name, or null
 * @param getter the method that gives it, or null
 */
record Attribute(String name, @Nullable Field field, @Nullable Method getter) {
  /** What a record may say of an attribute. */
  enum Rule {
    /** Its values. */
    SHOWN,
    /** That it changed. */
    NAMED,
    /** Nothing. */
    LEFT_OUT
  }

  /** The attribute {@code name} of {@code type} or of what it extends. */
  static Attribute of(Class<?> type, String name) {
    Field field = null;
    Method getter = null;
    for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
      field = field == null ? field(at, name) : field;
      getter = getter == null ? getter(at, name) : getter;
    }
    return new Attribute(name, field, getter);
  }

  private static @Nullable Field field(Class<?> type, String name) {
    try {
      return type.getDeclaredField(name);
    } catch (NoSuchFieldException none) {
      return null;
    }
  }

  private static @Nullable Method getter(Class<?> type, String name) {
    if (name.isEmpty()) {
      return null;
    }
    String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    for (String candidate : new String[] {"get" + capital, "is" + capital, name}) {
      try {
        return type.getDeclaredMethod(candidate);
      } catch (NoSuchMethodException next) {
        // perhaps the next one
      }
    }
    return null;
  }

  /** The annotation on field or getter, or null. */
  <A extends Annotation> @Nullable A find(Class<A> annotation) {
    A found = field == null ? null : field.getAnnotation(annotation);
    return found == null && getter != null ? getter.getAnnotation(annotation) : found;
  }

  boolean has(Class<? extends Annotation> annotation) {
    return find(annotation) != null;
  }

  Rule rule() {
    Untracked untracked = find(Untracked.class);
    if (untracked != null) {
      return untracked.named() ? Rule.NAMED : Rule.LEFT_OUT;
    }
    if (has(Version.class)) {
      return Rule.LEFT_OUT; // changes with everything else
    }
    return has(Lob.class) || SensitiveNames.contains(name) ? Rule.NAMED : Rule.SHOWN;
  }
}
