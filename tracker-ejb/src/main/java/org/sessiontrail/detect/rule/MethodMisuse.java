package org.sessiontrail.detect.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.config.detect.RuleSettings;
import org.sessiontrail.detect.Alarms;
import org.sessiontrail.detect.EventWindow;
import org.sessiontrail.detect.Signal;
import org.sessiontrail.detect.WindowRule;
import org.sessiontrail.privacy.PathPatterns;

/** D17: a path is asked in a way that it is not meant for. */
final class MethodMisuse extends WindowRule {
  private static final int NOT_ALLOWED = 405;
  private static final Set<String> KNOWN =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");

  private final List<Declared> declared = new ArrayList<>();

  private record Declared(PathPatterns paths, Set<String> methods) {}

  MethodMisuse(RuleSettings settings, List<String> declarations) {
    super(DetectRule.D17, settings);
    for (String each : declarations) {
      int equals = each.lastIndexOf('=');
      declared.add(
          new Declared(
              new PathPatterns(List.of(each.substring(0, equals))),
              Set.of(each.substring(equals + 1).split("\\+", -1))));
    }
  }

  @Override
  public void take(Signal signal, Alarms alarms) {
    Signal.Asked asked = signal.asked();
    String source = signal.source();
    if (asked == null || source == null || isMeant(asked)) {
      return;
    }
    long window = settings().windowMicros();
    EventWindow misused = windows().of(source);
    int most = room(settings().threshold() + EventWindow.MOST_EVIDENCE);
    if (misused.add(signal.micros(), 0, signal.index(), window, most)
        && misused.size() >= settings().threshold()
        && misused.tell(signal.micros(), window)) {
      alarms.raise(
          alarm(
              signal,
              misused.evidence(),
              "%d requests within %d s by methods that their paths are not meant for",
              misused.size(),
              misused.spanMicros() / 1_000_000));
    }
  }

  private boolean isMeant(Signal.Asked asked) {
    String method = asked.method();
    if (asked.status() == NOT_ALLOWED || !KNOWN.contains(method)) {
      return false;
    }
    for (Declared each : declared) {
      if (each.paths.matches(asked.path())) {
        return each.methods.contains(method)
            || method.equals("OPTIONS")
            || (method.equals("HEAD") && each.methods.contains("GET"));
      }
    }
    return true;
  }
}
