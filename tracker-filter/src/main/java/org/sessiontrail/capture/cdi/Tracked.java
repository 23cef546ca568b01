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

  /** Whether an intent record is made before the method runs. */
  @Nonbinding
  boolean durable() default false;
}
