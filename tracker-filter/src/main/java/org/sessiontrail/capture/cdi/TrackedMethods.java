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
  private final Map<Class<?>, Map<Method, TrackedMethod>> known = new ConcurrentHashMap<>();

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

  /** A method that two classes inherit may be tracked under two names. */
  TrackedMethod of(Method method, Object target) {
    Class<?> type = target.getClass();
    Map<Method, TrackedMethod> ofType = known.get(type);
    if (ofType == null) {
      ofType = known.computeIfAbsent(type, key -> new ConcurrentHashMap<>());
    }
    TrackedMethod found = ofType.get(method);
    return found != null ? found : ofType.computeIfAbsent(method, key -> read(key, type));
  }

  private static TrackedMethod read(Method method, Class<?> type) {
    Tracked tracked = method.getAnnotation(Tracked.class);
    if (tracked == null) {
      tracked = type.getAnnotation(Tracked.class);
    }
    if (tracked == null) {
      tracked = method.getDeclaringClass().getAnnotation(Tracked.class);
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
