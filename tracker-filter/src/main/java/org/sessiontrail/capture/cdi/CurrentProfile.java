package org.sessiontrail.capture.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.CurrentExchange;
import org.sessiontrail.capture.Exchange;
import org.sessiontrail.capture.LiveTrail;
import org.sessiontrail.capture.TrailRecorder;
import org.sessiontrail.person.Device;
import org.sessiontrail.person.Personal;
import org.sessiontrail.person.SessionProfile;
import org.sessiontrail.person.Stage;

/**
 * The injectable {@link SessionProfile}: of the session of the calling thread's request.
 *
 * <p>Threads: any. Never throws.
 */
@ApplicationScoped
@Named("sessionProfile")
public class CurrentProfile implements SessionProfile {
  /** For the container. */
  public CurrentProfile() {}

  /** The profile as it is now. */
  static SessionProfile now() {
    Exchange exchange = CurrentExchange.get();
    if (exchange == null) {
      return Personal.notRecorded();
    }
    TrailRecorder recorder = exchange.recorder();
    try {
      LiveTrail trail = recorder.trailNow(exchange);
      return recorder
          .consents()
          .personal()
          .profile(
              trail == null ? null : trail.visitor(),
              exchange.facts().agent(),
              recorder.tracker().clock().epochMicros());
    } catch (RuntimeException | LinkageError e) {
      recorder.failed("profile", e);
      return Personal.notRecorded();
    }
  }

  @Override
  public boolean active() {
    return now().active();
  }

  @Override
  public String reason() {
    return now().reason();
  }

  @Override
  public Map<String, Double> interests() {
    return now().interests();
  }

  @Override
  public List<String> viewed() {
    return now().viewed();
  }

  @Override
  public List<String> searched() {
    return now().searched();
  }

  @Override
  public List<String> carted() {
    return now().carted();
  }

  @Override
  public List<String> bought() {
    return now().bought();
  }

  @Override
  public Stage stage() {
    return now().stage();
  }

  @Override
  public Device device() {
    return now().device();
  }

  @Override
  public @Nullable String campaign() {
    return now().campaign();
  }
}
