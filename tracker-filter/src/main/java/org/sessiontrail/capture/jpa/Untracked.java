package org.sessiontrail.capture.jpa;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Keeps the values of this attribute of a {@code @Tracked} entity, on its field or its getter, out
 * of every record. Names that sound like secrets, and large objects, are treated so by themselves.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface Untracked {
  /**
   * Whether a change to it is still stated, by its name alone. False: as if it were not there, so
   * that an update of nothing else leaves no record.
   */
  boolean named() default true;
}
