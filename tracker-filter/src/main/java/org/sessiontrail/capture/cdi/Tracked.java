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
 * Records each call as a business action with outcome, duration and exception class, nested under
 * the request that made it.
 *
 * <p>On a class it covers every business method. A method that calls another one of the same object
 * is not intercepted (that is how CDI works).
 */
@InterceptorBinding
@Inherited
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Tracked {
  /**
   * Name of the action, {@code noun.verb}. Empty: the class's simple name and the method's name,
   * {@code OrderService.place}.
   */
  @Nonbinding
  String value() default "";

  /**
   * Whether an intent record is made, and is safe on disk, before the method runs: at the cost of
   * one commit, whatever {@code tracker.durability} says. When it is not safe within {@code
   * tracker.durability.wait-millis}, the method runs all the same and the health says so; where
   * {@code tracker.on-failure} is closed it does not run, and the caller gets a {@link
   * org.sessiontrail.capture.NotRecordedException}.
   */
  @Nonbinding
  boolean durable() default false;
}
