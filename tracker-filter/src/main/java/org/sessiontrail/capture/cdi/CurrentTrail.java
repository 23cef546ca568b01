package org.sessiontrail.capture.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.ServletContext;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.ActionInProgress;
import org.sessiontrail.capture.RequestTrail;
import org.sessiontrail.capture.Trail;
import org.sessiontrail.capture.TrailRecorder;
import org.sessiontrail.capture.challenge.Challenge;
import org.sessiontrail.consent.Consent;
import org.sessiontrail.consent.ConsentText;
import org.sessiontrail.record.Purpose;

/**
 * The injectable {@link Trail}: of the calling thread's request, or of the application outside one.
 *
 * <p>Threads: any. No method throws but what {@link Trail} and {@link #begin} state.
 */
@ApplicationScoped
public class CurrentTrail implements Trail {
  private final RequestTrail trail = new RequestTrail(this::ofApplication);
  private volatile @Nullable ServletContext context;

  /** For the container. */
  public CurrentTrail() {}

  /** Remembers the application for calls outside a request. */
  void remember(@Observes @Initialized(ApplicationScoped.class) ServletContext started) {
    context = started;
  }

  @Override
  public void record(String action, Map<String, ?> detail) {
    trail.record(action, detail);
  }

  @Override
  public boolean recordDurably(String action, Map<String, ?> detail) {
    return trail.recordDurably(action, detail);
  }

  @Override
  public @Nullable String sessionId() {
    return trail.sessionId();
  }

  @Override
  public @Nullable String supportCode() {
    return trail.supportCode();
  }

  @Override
  public void verified(String factor) {
    trail.verified(factor);
  }

  @Override
  public void verificationFailed() {
    trail.verificationFailed();
  }

  @Override
  public @Nullable Challenge challenge() {
    return trail.challenge();
  }

  @Override
  public boolean isVerified(int seconds, String factor) {
    return trail.isVerified(seconds, factor);
  }

  @Override
  public void loginRefused() {
    trail.loginRefused();
  }

  @Override
  public void loginRefused(@Nullable String account) {
    trail.loginRefused(account);
  }

  @Override
  public void user(@Nullable String user) {
    trail.user(user);
  }

  @Override
  public Consent consent() {
    return trail.consent();
  }

  @Override
  public void consent(Set<Purpose> granted, ConsentText text, String method) {
    trail.consent(granted, text, method);
  }

  @Override
  public void withdraw() {
    trail.withdraw();
  }

  /**
   * Begins an action; null when nothing is recorded here.
   *
   * @param durable whether an intent is to be safe when this returns
   * @throws org.sessiontrail.capture.NotRecordedException when it is not and the action must not
   *     run therefore
   */
  @Nullable ActionInProgress begin(String action, Map<String, ?> detail, boolean durable) {
    return durable ? trail.beginDurably(action, detail) : trail.begin(action, detail);
  }

  void failed(String where, Throwable cause) {
    trail.failed(where, cause);
  }

  private @Nullable TrailRecorder ofApplication() {
    ServletContext started = context;
    return started == null
        ? null
        : (TrailRecorder) started.getAttribute(TrailRecorder.class.getName());
  }
}
