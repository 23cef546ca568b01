package org.sessiontrail.capture;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.challenge.Challenge;
import org.sessiontrail.capture.challenge.ChallengeFacts;
import org.sessiontrail.config.SensitiveNames;
import org.sessiontrail.consent.Consent;
import org.sessiontrail.consent.ConsentChoice;
import org.sessiontrail.consent.ConsentText;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.Purpose;

/**
 * The trail of the calling thread's request, or of an application outside one.
 *
 * <p>Threads: any. No method throws but {@link NotRecordedException} where it says so.
 */
public final class RequestTrail implements Trail {
  /** Of the request alone: outside one nothing is recorded. */
  static final RequestTrail CURRENT = new RequestTrail(() -> null);

  /** Stands for the value of a detail whose name sounds like a secret. */
  private static final String SECRET = "[secret]";

  private static final int MAX_NAME_CHARS = 100;
  private static final int MAX_DETAILS = 32;

  private final Supplier<@Nullable TrailRecorder> otherwise;

  /**
   * A trail for the threads of one application.
   *
   * @param otherwise the recorder for calls outside a request; null for none
   */
  public RequestTrail(Supplier<@Nullable TrailRecorder> otherwise) {
    this.otherwise = otherwise;
  }

  @Override
  public void record(String action, Map<String, ?> detail) {
    ActionInProgress started = begin(action, detail);
    if (started != null) {
      started.succeeded();
    }
  }

  @Override
  public boolean recordDurably(String action, Map<String, ?> detail) {
    ActionInProgress started = begin(action, detail);
    return started == null ? notBegun(action) : started.succeededDurably();
  }

  @Override
  public @Nullable String sessionId() {
    Exchange exchange = CurrentExchange.get();
    if (exchange == null) {
      return null;
    }
    try {
      LiveTrail trail = exchange.recorder().trailNow(exchange);
      return trail == null ? null : trail.id();
    } catch (RuntimeException | LinkageError e) {
      exchange.recorder().failed("trail id", e);
      return null;
    }
  }

  @Override
  public @Nullable String supportCode() {
    Exchange exchange = CurrentExchange.get();
    try {
      return exchange == null ? null : exchange.supportCode();
    } catch (RuntimeException | LinkageError e) {
      failed("support code", e);
      return null;
    }
  }

  @Override
  public void verified(String factor) {
    record("user.verified", Map.of("factor", factor));
    Exchange exchange = CurrentExchange.get();
    if (exchange != null) {
      proved(exchange, factor);
    }
  }

  @Override
  public void verificationFailed() {
    Exchange exchange = CurrentExchange.get();
    if (exchange == null) {
      return;
    }
    TrailRecorder recorder = exchange.recorder();
    try {
      LiveTrail trail = recorder.trailNow(exchange);
      if (trail != null) {
        Challenge asked = trail.standing().failed(recorder.challenges().attempts());
        recorder.record(exchange, trail, ChallengeFacts.failed(asked, recorder.stamp()), false);
      }
    } catch (RuntimeException | LinkageError e) {
      recorder.failed("refused proof", e);
    }
  }

  private static void proved(Exchange exchange, String factor) {
    TrailRecorder recorder = exchange.recorder();
    try {
      LiveTrail trail = recorder.trailNow(exchange);
      Challenge met = trail == null ? null : trail.standing().proved(factor, recorder.stamp());
      if (trail != null && met != null) {
        Fact.Builder passed = ChallengeFacts.passed(met, factor, recorder.stamp());
        recorder.record(exchange, trail, passed, false);
        trail.watch().clear(recorder.stamp());
        exchange.renewSessionId();
      }
    } catch (RuntimeException | LinkageError e) {
      recorder.failed("proof", e);
    }
  }

  @Override
  public @Nullable Challenge challenge() {
    Exchange exchange = CurrentExchange.get();
    LiveTrail trail = exchange == null ? null : exchange.trail();
    return trail == null ? null : trail.standing().challenge();
  }

  @Override
  public boolean isVerified(int seconds, String factor) {
    Exchange exchange = CurrentExchange.get();
    LiveTrail trail = exchange == null ? null : exchange.trail();
    return exchange != null
        && trail != null
        && trail.standing().proved(seconds, factor, exchange.recorder().stamp());
  }

  @Override
  public void loginRefused() {
    loginRefused(null);
  }

  @Override
  public void loginRefused(@Nullable String account) {
    Exchange exchange = CurrentExchange.get();
    if (exchange != null) {
      TrailRecorder recorder = exchange.recorder();
      try {
        recorder.record(
            exchange,
            recorder.trailNow(exchange),
            new ActionFacts(
                recorder.stamp(),
                "login",
                Outcome.REFUSED,
                0,
                null,
                account == null || account.isEmpty()
                    ? Map.of()
                    : Map.of("account", recorder.tracker().hash().ofUser(account)),
                null),
            false);
      } catch (RuntimeException | LinkageError e) {
        recorder.failed("refused login", e);
      }
    }
  }

  @Override
  public void user(@Nullable String user) {
    Exchange exchange = CurrentExchange.get();
    if (exchange != null) {
      exchange.recorder().declareUser(exchange, user);
    }
  }

  @Override
  public Consent consent() {
    Exchange exchange = CurrentExchange.get();
    return exchange == null ? Consent.NOTHING : exchange.recorder().consents().of(exchange);
  }

  @Override
  public void consent(Set<Purpose> granted, ConsentText text, String method) {
    choose(granted, text, ConsentChoice.isMethod(method) ? method : ConsentChoice.API);
  }

  @Override
  public void withdraw() {
    choose(Set.of(), null, ConsentChoice.API);
  }

  private static void choose(Set<Purpose> granted, @Nullable ConsentText text, String method) {
    Exchange exchange = CurrentExchange.get();
    if (exchange != null) {
      TrailRecorder recorder = exchange.recorder();
      recorder
          .consents()
          .choose(exchange, new ConsentChoice(granted, text, method, null, recorder.stamp()));
    }
  }

  /** Begins an action; null when nothing is recorded here. */
  public @Nullable ActionInProgress begin(String action, Map<String, ?> detail) {
    Exchange exchange = CurrentExchange.get();
    TrailRecorder recorder = recorder(exchange);
    if (recorder == null) {
      return null;
    }
    try {
      return new ActionInProgress(recorder, exchange, name(action), kept(recorder, detail));
    } catch (RuntimeException | LinkageError e) {
      recorder.failed("action " + action, e);
      return null;
    }
  }

  /**
   * As {@link #begin}, with an intent that is safe when this returns.
   *
   * @throws NotRecordedException when it is not and the action must not run therefore
   */
  public @Nullable ActionInProgress beginDurably(String action, Map<String, ?> detail) {
    ActionInProgress started = begin(action, detail);
    if (started == null) {
      notBegun(action);
    } else {
      started.intended();
    }
    return started;
  }

  /** Nothing is recorded here, or it failed; the failure must not let a required record slip. */
  private boolean notBegun(String action) {
    Exchange exchange = CurrentExchange.get();
    TrailRecorder recorder = recorder(exchange);
    return recorder != null && recorder.assurance().demand(false, exchange, name(action));
  }

  /** Counts a failure of our own. */
  public void failed(String where, Throwable cause) {
    TrailRecorder recorder = recorder(CurrentExchange.get());
    if (recorder != null) {
      recorder.failed(where, cause);
    }
  }

  private @Nullable TrailRecorder recorder(@Nullable Exchange exchange) {
    return exchange == null ? otherwise.get() : exchange.recorder();
  }

  private static String name(String action) {
    return action.length() <= MAX_NAME_CHARS ? action : action.substring(0, MAX_NAME_CHARS);
  }

  private static Map<String, String> kept(TrailRecorder recorder, Map<String, ?> detail) {
    Map<String, String> out = new TreeMap<>();
    for (Map.Entry<String, ?> entry : detail.entrySet()) {
      if (out.size() < MAX_DETAILS && entry.getValue() != null) {
        boolean secret = SensitiveNames.contains(entry.getKey());
        out.put(
            name(entry.getKey()),
            secret ? SECRET : recorder.policy().detail(text(entry.getValue())));
      }
    }
    return out;
  }

  /** The value's own text; a value that can't say it must not stop the action. */
  private static String text(Object value) {
    try {
      return String.valueOf(value);
    } catch (RuntimeException e) {
      return "(" + value.getClass().getName() + ")";
    }
  }
}
