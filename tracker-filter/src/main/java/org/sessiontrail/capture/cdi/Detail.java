package org.sessiontrail.capture.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Keeps the argument of this parameter with the {@link Tracked} action. Nothing else is kept. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Detail {
  /** The name the argument is kept under. */
  String value();
}
