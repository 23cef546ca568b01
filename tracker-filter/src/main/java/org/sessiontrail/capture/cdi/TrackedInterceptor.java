package org.sessiontrail.capture.cdi;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.ActionInProgress;
import org.sessiontrail.capture.NotRecordedException;

/**
 * Records a {@link Tracked} call when it is over, and before it where that is asked for.
 * Serializable, since a container refuses to deploy a session's bean with one that is not; what it
 * holds are the container's own references.
 */
@Tracked
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class TrackedInterceptor implements Serializable {
  private static final long serialVersionUID = 1;

  @Inject private CurrentTrail current;
  @Inject private TrackedMethods methods;

  /** For the container. */
  public TrackedInterceptor() {}

  /**
   * Runs the call; its result or exception passes unchanged.
   *
   * @throws NotRecordedException instead of running a durable one whose intent is not safe, where
   *     {@code tracker.on-failure} is closed
   */
  @AroundInvoke
  public @Nullable Object around(InvocationContext call) throws Exception {
    ActionInProgress action = begin(call);
    if (action == null) {
      return call.proceed();
    }
    try {
      Object result = call.proceed();
      action.succeeded();
      return result;
    } catch (Throwable t) {
      action.failed(t);
      throw t;
    }
  }

  private @Nullable ActionInProgress begin(InvocationContext call) {
    try {
      TrackedMethods.TrackedMethod method = methods.of(call.getMethod(), call.getTarget());
      Map<String, @Nullable Object> detail = method.detail(call.getParameters());
      return current.begin(method.action(), detail, method.durable());
    } catch (NotRecordedException refusal) {
      throw refusal;
    } catch (RuntimeException | LinkageError e) {
      current.failed("tracked call", e);
      return null;
    }
  }
}
