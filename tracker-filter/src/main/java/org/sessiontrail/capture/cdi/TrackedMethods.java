package org.sessiontrail.capture.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the annotations of each tracked method say, read once. */
@ApplicationScoped
public class TrackedMethods {
  private final Map<Method, TrackedMethod> known = new ConcurrentHashMap<>();

  /** For the container. */
  public TrackedMethods() {}

  /**
   * What the annotations of a method say.
   *
   * @param action name of the action
   * @param durable whether an intent record is asked for
   * @param detailNames by parameter: the name its argument is kept under, or null
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record TrackedMethod(String action, boolean durable, @Nullable String[] detailNames) {
    Map<String, @Nullable Object> detail(@Nullable Object @Nullable [] arguments) {
      Map<String, @Nullable Object> out = new TreeMap<>();
      for (int i = 0; arguments != null && i < detailNames.length; i++) {
        String name = detailNames[i];
        if (name != null) {
          out.put(name, arguments[i]);
        }
      }
      return out;
    }
  }

  TrackedMethod of(Method method, Object target) {
    TrackedMethod found = known.get(method);
    return found != null ? found : known.computeIfAbsent(method, key -> read(key, target));
  }

  private static TrackedMethod read(Method method, Object target) {
    Tracked tracked = method.getAnnotation(Tracked.class);
    if (tracked == null) {
      tracked = method.getDeclaringClass().getAnnotation(Tracked.class);
    }
    if (tracked == null) {
      tracked = target.getClass().getAnnotation(Tracked.class);
    }
    Parameter[] parameters = method.getParameters();
    String[] names = new String[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      Detail detail = parameters[i].getAnnotation(Detail.class);
      names[i] = detail == null ? null : detail.value();
    }
    boolean named = tracked != null && !tracked.value().isEmpty();
    String action =
        named
            ? tracked.value()
            : method.getDeclaringClass().getSimpleName() + "." + method.getName();
    return new TrackedMethod(action, tracked != null && tracked.durable(), names);
  }
}
