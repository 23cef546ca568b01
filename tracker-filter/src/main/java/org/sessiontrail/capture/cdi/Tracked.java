package org.sessiontrail.capture.cdi;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a bean: records each call as a business action with outcome, duration and exception class,
 * nested under the request that made it.
 *
 * <p>On a class it covers every business method. A method that calls another one of the same object
 * is not intercepted (that is how CDI works).
 *
 * <p>On an entity class: records each row that is inserted, updated or deleted, with the values
 * before and after, nested under the request that caused it; see {@code docs/changes.md}. Inherited
 * by entities that extend it.
 */
@InterceptorBinding
@Inherited
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Tracked {
  /**
   * Name of the action, {@code noun.verb}. Empty: the class's simple name and the method's name,
   * {@code OrderService.place}. For an entity its name in records; empty: the entity's name.
   */
  @Nonbinding
  String value() default "";

  /**
   * Whether an intent record is made, and is safe on disk, before the method runs: at the cost of
   * one commit, whatever {@code tracker.durability} says. When it is not safe within {@code
   * tracker.durability.wait-millis}, the method runs all the same and the health says so; where
   * {@code tracker.on-failure} is closed it does not run, and the caller gets a {@link
   * org.sessiontrail.capture.NotRecordedException}. Without effect on an entity.
   */
  @Nonbinding
  boolean durable() default false;
}
