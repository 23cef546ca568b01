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
 * On a bean: its methods run only for somebody who proved not long ago who they are, by signing in
 * or by a proof that the application told of with {@link org.sessiontrail.capture.Trail#verified}.
 * Everybody else is sent to {@code tracker.challenge.page}, and from there back.
 *
 * <p>Outside of a request, where nobody can prove anything, they do not run.
 */
@InterceptorBinding
@Inherited
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequireRecentAuth {
  /** How old the proof may be, in seconds. */
  @Nonbinding
  int seconds() default 300;

  /** Which proof, as the application names it; empty for any, also the login. */
  @Nonbinding
  String factor() default "";
}
