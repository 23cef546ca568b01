package org.sessiontrail.report.interchange;

import static org.sessiontrail.report.MemoryTrail.TEN;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.ErrorTrace;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.RequestEvent;
import org.sessiontrail.record.RequestFacts;
import org.sessiontrail.record.RequestResult;
import org.sessiontrail.record.RequestType;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.AuditReport;
import org.sessiontrail.report.AuditWriter;
import org.sessiontrail.report.MemoryTrail;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;

/** Trails that hold records of every kind, and what a format makes of them. */
public final class EveryKind {
  /** Every kind in the order of {@link #decent}. */
  public static final List<Kind> KINDS = List.of(Kind.values());

  private static final List<Outcome> OUTCOMES = List.of(Outcome.values());
  private static final String[] METHODS = {"GET", "POST", "PATCH", "HEAD", "PROPFIND"};
  private static final int[] STATUS = {200, 302, 403, 404, 429, 500};

  private EveryKind() {}

  /** One decent record of every kind, all on the trail {@code t-1} that can be on one. */
  public static MemoryTrail decent() {
    MemoryTrail out = new MemoryTrail();
    long at = TEN;
    for (Kind kind : KINDS) {
      at += 1_000;
      out.add(
          kind == Kind.REQUEST
              ? MemoryTrail.request(at, "t-1", "ada", "/item/7")
              : decent(kind, at).build());
    }
    return out.lose("gap.spool-full", 12).lose("suppressed.excluded", 90);
  }

  private static Fact.Builder decent(Kind kind, long at) {
    Fact.Builder fact = Fact.of(kind, at);
    switch (kind) {
      case STREAM_OPEN -> fact.put("app", "shop").put("node", "n1").put("software", "1.0");
      case HEARTBEAT -> fact.put("queued", 0).put("spooled", 3);
      case GAP -> fact.put("from", 5).put("to", 9).put("count", 5).put("reason", "spool-full");
      case SUPPRESSED -> fact.put("count", 90).put("reason", "excluded");
      case SESSION_START, SESSION_ID_CHANGE ->
          fact.on("t-1").put("how", "new").personal("session", "hash", "h");
      case SESSION_END -> fact.on("t-1").put("reason", "idle").put("records", 7);
      case LOGIN, LOGOUT -> fact.on("t-1").user("ada");
      case ACTION ->
          fact.on("t-1")
              .user("ada")
              .put("name", "order.place")
              .put("outcome", "success")
              .put("ms", 7L)
              .put("exchange", TEN)
              .personal("detail", "orderId", "42");
      case PAGE_EVENT ->
          fact.on("t-1")
              .user("ada")
              .put("event", "view")
              .put("page", "k3v9x1q8")
              .put("route", "/item/{id}")
              .put("offset", 0L)
              .personal("what", "path", "/item/7");
      case FINDING ->
          fact.on("t-1").put("rule", "D13").put("title", "forced-browsing").put("score", 25);
      case ORDER ->
          fact.user("ada")
              .put("order", "end-user")
              .put("via", "http")
              .personal("detail", "by", "otto");
      case EXPORT, AUDIT_READ ->
          fact.user("otto")
              .put("outcome", "success")
              .put("rows", 3)
              .put("format", "csv")
              .personal("who", "ip", "198.51.100.4");
      default -> fact.user("otto").put("why", "case 7");
    }
    return fact;
  }

  /** Records of every kind with hostile values in every place that takes a text. */
  public static MemoryTrail hostile(long seed, int records) {
    Random random = new Random(seed);
    MemoryTrail out = new MemoryTrail();
    for (int i = 0; i < records; i++) {
      Kind kind = KINDS.get(random.nextInt(KINDS.size()));
      long at = TEN + i * 1_000L;
      String trail = random.nextInt(3) == 0 ? null : "t-" + random.nextInt(4);
      out.add(kind == Kind.REQUEST ? request(random, at, trail) : fact(random, kind, at, trail));
    }
    return out;
  }

  private static RequestEvent request(Random random, long at, @Nullable String trail) {
    RequestFacts facts =
        new RequestFacts(
            at,
            METHODS[random.nextInt(METHODS.length)],
            "/" + HostileText.next(random),
            maybe(random),
            maybe(random),
            maybe(random),
            random.nextBoolean() ? "2001:db8::7" : HostileText.next(random),
            random.nextBoolean() ? "10.0.0.1" : null);
    Outcome outcome = OUTCOMES.get(random.nextInt(OUTCOMES.size()));
    RequestResult result =
        new RequestResult(
            STATUS[random.nextInt(STATUS.length)],
            outcome,
            random.nextInt(5) == 0 ? Long.MAX_VALUE / 1_024 : random.nextInt(1_000_000),
            random.nextInt(10_000) - 1L,
            failure(random));
    return new RequestEvent(
        facts, trail, maybe(random), HostileText.next(random), RequestType.PAGE, result);
  }

  private static @Nullable ErrorTrace failure(Random random) {
    String error = maybe(random);
    return error == null ? null : new ErrorTrace(error, maybe(random), maybe(random));
  }

  private static Fact fact(Random random, Kind kind, long at, @Nullable String trail) {
    Outcome outcome = OUTCOMES.get(random.nextInt(OUTCOMES.size()));
    Fact.Builder fact =
        Fact.of(kind, at)
            .on(trail)
            .put("name", HostileText.next(random))
            .put("how", HostileText.next(random))
            .put("reason", HostileText.next(random))
            .put("outcome", random.nextBoolean() ? outcome.id() : HostileText.next(random))
            .put("count", random.nextInt(9))
            .put("list", List.of(HostileText.next(random), 1, true))
            .user(maybe(random))
            .personal("detail", HostileText.next(random), HostileText.next(random));
    return fact.build();
  }

  private static @Nullable String maybe(Random random) {
    return random.nextInt(4) == 0 ? null : HostileText.next(random);
  }

  /** {@code trail} after the erasure of all that is personal in it. */
  public static MemoryTrail erased(MemoryTrail trail) {
    MemoryTrail out = new MemoryTrail();
    for (int i = 0; i < trail.size(); i++) {
      StoredRecord whole = trail.get(i).stored();
      out.add(new StoredRecord(whole.leaf(), whole.members(), List.of(), null));
    }
    return out;
  }

  /** What a writer makes of a trail. */
  public static byte[] written(TrailReader trail, Function<OutputStream, AuditWriter> writer)
      throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    report(trail).write(TrailQuery.all(), writer.apply(out), AuditReport.Progress.NONE);
    return out.toByteArray();
  }

  /** A report over {@code trail} that was made at twelve. */
  public static AuditReport report(TrailReader trail) {
    return new AuditReport(trail, "shop.example.com", new Noon());
  }

  /** A clock that stands still. */
  private static final class Noon implements TrailClock {
    @Override
    public long epochMicros() {
      return TEN + 7_200_000_000L;
    }

    @Override
    public long nanos() {
      return 0;
    }
  }
}
