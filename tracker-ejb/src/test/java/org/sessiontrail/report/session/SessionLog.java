package org.sessiontrail.report.session;

import static org.sessiontrail.report.MemoryTrail.TEN;

import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.ErrorTrace;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.RequestEvent;
import org.sessiontrail.record.RequestFacts;
import org.sessiontrail.record.RequestResult;
import org.sessiontrail.record.RequestType;
import org.sessiontrail.record.TrailEvent;
import org.sessiontrail.report.MemoryTrail;
import org.sessiontrail.support.SupportCode;

/** Two sessions of a shop: in one the order is placed, in the other it fails. */
public final class SessionLog {
  /** The session in which ordering fails. */
  public static final String FAILED = "trail-failed";

  /** The session in which it goes well. */
  public static final String WENT_WELL = "trail-well";

  /** What the order fails by. */
  public static final ErrorTrace ERROR =
      new ErrorTrace(
          "shop.PaymentException",
          "0123456789abcdef",
          "shop.PaymentException\n  at shop.Payment.charge(Payment.java:42)");

  /** A second. */
  public static final long SECOND = 1_000_000;

  private SessionLog() {}

  /** The key that {@link MemoryTrail} works with. */
  public static KeyedHash key() {
    return new KeyedHash(new byte[KeyedHash.KEY_BYTES]);
  }

  /** Support codes of the log. */
  public static SupportCode codes() {
    return new SupportCode(key());
  }

  /** When the failing request begins. */
  public static long failure() {
    return TEN + 90 * SECOND;
  }

  /** Both of them. */
  public static MemoryTrail both() {
    return failed(wentWell(new MemoryTrail()));
  }

  /** A session of anna's in which ordering fails, from ten o'clock on. */
  public static MemoryTrail failed(MemoryTrail log) {
    log.add(started(TEN, FAILED, "hash-of-failed"));
    log.add(request(TEN + 10, FAILED, "GET", "/shop/", null, 200, 20));
    log.add(request(TEN + 30 * SECOND, FAILED, "GET", "/shop/product/7", "step=1", 200, 900));
    log.add(request(TEN + 60 * SECOND, FAILED, "POST", "/shop/cart", null, 302, 10));
    log.add(action(TEN + 60 * SECOND + 1_000, FAILED, "cart.add", TEN + 60 * SECOND, 5, null));
    log.add(action(failure() + 1_000, FAILED, "order.place", failure(), 40, ERROR));
    return log.add(
        event(failure(), FAILED, "POST", "/shop/checkout", null, new Answered(500, 120, ERROR)));
  }

  /** An hour before, somebody's session in which it is placed. */
  public static MemoryTrail wentWell(MemoryTrail log) {
    long at = TEN - 3_600 * SECOND;
    log.add(started(at, WENT_WELL, "hash-of-well"));
    log.add(request(at + 10, WENT_WELL, "GET", "/shop/", null, 200, 20));
    log.add(request(at + 20 * SECOND, WENT_WELL, "GET", "/shop/product/8", null, 200, 100));
    log.add(request(at + 40 * SECOND, WENT_WELL, "POST", "/shop/cart", null, 302, 10));
    log.add(action(at + 40 * SECOND + 9, WENT_WELL, "cart.add", at + 40 * SECOND, 5, null));
    log.add(request(at + 50 * SECOND, WENT_WELL, "GET", "/shop/cart", null, 200, 11));
    log.add(request(at + 60 * SECOND, WENT_WELL, "POST", "/shop/checkout", null, 302, 90));
    return log.add(
        action(at + 60 * SECOND + 9, WENT_WELL, "order.place", at + 60 * SECOND, 30, null));
  }

  /** A session that begins. */
  public static Fact started(long micros, String trail, String hash) {
    return Fact.of(Kind.SESSION_START, micros)
        .on(trail)
        .put("how", "created")
        .personal("session", "hash", hash)
        .build();
  }

  /** A request by anna. */
  public static RequestEvent request(
      long micros,
      String trail,
      String method,
      String path,
      @Nullable String query,
      int status,
      int millis) {
    return event(micros, trail, method, path, query, new Answered(status, millis, null));
  }

  /** How a request was answered. */
  public record Answered(int status, int millis, @Nullable ErrorTrace failure) {}

  /** A request by anna. */
  public static RequestEvent event(
      long micros,
      @Nullable String trail,
      String method,
      String path,
      @Nullable String query,
      Answered answered) {
    Outcome outcome =
        answered.failure() == null ? Outcome.ofStatus(answered.status()) : Outcome.FAILED;
    return new RequestEvent(
        new RequestFacts(micros, method, path, query, null, "Mozilla/5.0", "192.0.2.7", null),
        trail,
        "anna",
        path.replaceAll("\\d+", "{n}"),
        RequestType.PAGE,
        new RequestResult(
            answered.status(), outcome, answered.millis() * 1_000L, -1, answered.failure()));
  }

  /** An action within a request. */
  public static TrailEvent action(
      long micros,
      String trail,
      String name,
      long exchange,
      int millis,
      @Nullable ErrorTrace failure) {
    Fact.Builder fact =
        Fact.of(Kind.ACTION, micros)
            .on(trail)
            .user("anna")
            .put("name", name)
            .put("exchange", exchange)
            .put("outcome", failure == null ? "success" : "failed")
            .put("ms", millis);
    if (failure != null) {
      fact.put("error", failure.error())
          .put("fingerprint", failure.fingerprint())
          .personal("error", "trace", failure.frames());
    }
    return fact.build();
  }
}
