package org.sessiontrail.capture.cdi;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.challenge.VerificationRequiredException;

/** Lets a {@link RequireRecentAuth} call through, or asks for a proof instead. */
@RequireRecentAuth
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 1)
public class RequireRecentAuthInterceptor implements Serializable {
  private static final long serialVersionUID = 1;

  @Inject private CurrentTrail current;

  /** For the container. */
  public RequireRecentAuthInterceptor() {}

  /**
   * Runs the call; its result or exception passes unchanged.
   *
   * @throws VerificationRequiredException instead of running it, where the proof is missing
   */
  @AroundInvoke
  public @Nullable Object around(InvocationContext call) throws Exception {
    RequireRecentAuth wanted = wanted(call.getMethod(), call.getTarget());
    current.requireVerified(wanted.seconds(), wanted.factor());
    return call.proceed();
  }

  /** Of the method, else of the class it runs on, whose proxy may stand in for it. */
  private static RequireRecentAuth wanted(Method method, @Nullable Object target) {
    RequireRecentAuth found = method.getAnnotation(RequireRecentAuth.class);
    for (Class<?> at = target == null ? null : target.getClass();
        found == null && at != null;
        at = at.getSuperclass()) {
      found = at.getAnnotation(RequireRecentAuth.class);
    }
    if (found == null) {
      found = method.getDeclaringClass().getAnnotation(RequireRecentAuth.class);
    }
    return found == null
        ? RequireRecentAuthInterceptor.class.getAnnotation(RequireRecentAuth.class)
        : found;
  }
}
