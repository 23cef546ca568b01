package org.sessiontrail.store.jpa;

import static org.sessiontrail.store.TrailRecords.HASH;

import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.note.Checkpoint;
import org.sessiontrail.ledger.verify.ShopLog;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.RequestEvent;
import org.sessiontrail.record.RequestFacts;
import org.sessiontrail.record.RequestResult;
import org.sessiontrail.record.RequestType;
import org.sessiontrail.spool.Spool;
import org.sessiontrail.spool.SpoolSettings;
import org.sessiontrail.spool.TrailSequence;
import org.sessiontrail.spool.running.RequestSlot;
import org.sessiontrail.spool.running.RunningRequest;
import org.sessiontrail.store.Drainer;
import org.sessiontrail.store.LedgerStore;
import org.sessiontrail.store.SteppedClock;

/** A node whose users come, sign in, order something and leave: through a spool into a database. */
final class ThousandUsers {
  static final int USERS = 1_000;
  static final String COMMON_IP = "203.0.113.5";
  static final String COMMON_AGENT = "Common/1.0";

  private static final long HEARTBEAT_MICROS = 60_000_000;
  private static final long SEAL_MICROS = 10_000_000;
  private static final RequestResult DONE = new RequestResult(200, Outcome.SUCCESS, 12, 5, null);

  private final JpaStorage storage;
  private final SteppedClock clock;
  private final Spool spool;
  private final Drainer drainer;
  private long beatMicros;
  private long sealedMicros;

  /** A node that begins the stream {@code stream}, its spool under {@code root}. */
  ThousandUsers(JpaStorage storage, SteppedClock clock, Path root, String stream) throws Exception {
    Function<String, RecordEncoder> encoders =
        name -> new RecordEncoder(name, HASH, new RandomIds());
    this.storage = storage;
    this.clock = clock;
    this.spool =
        Spool.open(
            new SpoolSettings(
                root, 4 << 20, 4 << 20, true, 10, stream, encoders, clock, new RandomIds()));
    this.drainer = new Drainer(spool.cursor(), encoders, storage.store(), clock);
    this.beatMicros = clock.epochMicros();
    this.sealedMicros = beatMicros;
    offer(Fact.of(Kind.STREAM_OPEN, beatMicros).put("app", ShopLog.ORIGIN).put("node", "n1"), null);
    drain();
    storage.ledger().introduce("n1", ShopLog.keys(), beatMicros);
  }

  /** All users but one are like the others. */
  void come() throws Exception {
    for (int i = 0; i < USERS; i++) {
      if (i == USERS / 2) {
        visit("zaphod", "trail-z", RetentionFixture.SECRET_IP, RetentionFixture.SECRET_AGENT);
      }
      visit("user" + i, "trail-" + i, COMMON_IP, COMMON_AGENT);
    }
    drain();
    seal();
  }

  /** One user's session from its beginning to its end. */
  void visit(String user, String sid, String ip, String agent) throws Exception {
    TrailSequence trail = new TrailSequence();
    offer(fact(Kind.SESSION_START, sid).personal("session", "hash", "hash-" + sid), trail);
    request(null, sid, ip, agent, trail);
    offer(fact(Kind.LOGIN, sid).put("how", "container").user(user), trail);
    request(user, sid, ip, agent, trail);
    offer(
        fact(Kind.ACTION, sid)
            .put("name", "order.place")
            .put("outcome", "success")
            .put("ms", 3)
            .personal("detail", "note", "ordered by " + user)
            .user(user),
        trail);
    offer(
        fact(Kind.SESSION_END, sid).put("reason", "logout").put("records", trail.count() + 1),
        trail);
    pass(90);
  }

  /** An auditor asks for what {@code user} did. */
  void audited(String user) throws Exception {
    clock.passMillis(1);
    offer(
        Fact.of(Kind.EXPORT, clock.epochMicros())
            .put("outcome", "success")
            .user("auditor")
            .personal("what", "query", "user=" + user),
        null);
    drain();
  }

  /** Lets time pass, with what a node does meanwhile. */
  void pass(long millis) throws Exception {
    clock.passMillis(millis);
    if (clock.epochMicros() - beatMicros >= HEARTBEAT_MICROS) {
      beatMicros = clock.epochMicros();
      offer(Fact.of(Kind.HEARTBEAT, beatMicros).put("queued", 0).put("spooled", 0), null);
    }
    if (clock.epochMicros() - sealedMicros >= SEAL_MICROS) {
      drain();
      seal();
    }
  }

  void drain() throws Exception {
    while (drainer.doWork() > 0) {
      // a batch a step
    }
  }

  /** Signs what is stored. */
  void seal() throws Exception {
    LedgerStore ledger = storage.ledger();
    clock.passMillis(100);
    sealedMicros = clock.epochMicros();
    Checkpoint now = new Checkpoint(ShopLog.ORIGIN, ledger.state().size(), ledger.state().root());
    ledger.publish(ShopLog.signed(now, sealedMicros), sealedMicros);
  }

  /** Ten quiet seconds: what the background of a node does then. */
  void rest() throws Exception {
    clock.passMillis(10_000);
    drain();
    spool.prepare();
  }

  /** Closes the stream, and the spool with it. */
  void leave() throws Exception {
    offer(Fact.of(Kind.STREAM_CLOSE, clock.epochMicros()), null);
    spool.close();
    drain();
    spool.release();
    seal();
  }

  private Fact.Builder fact(Kind kind, String sid) {
    clock.passMillis(2);
    return Fact.of(kind, clock.epochMicros()).on(sid);
  }

  private void offer(Fact.Builder fact, @Nullable TrailSequence trail) {
    if (!spool.offer(fact.build(), trail)) {
      throw new IllegalStateException("the spool is full");
    }
  }

  private void request(
      @Nullable String user, String sid, String ip, String agent, TrailSequence trail) {
    clock.passMillis(2);
    RequestFacts facts =
        new RequestFacts(
            clock.epochMicros(), "GET", "/orders/" + user, null, null, agent, ip, null);
    RequestSlot slot =
        spool.begin(new RunningRequest(facts, sid, user, "/orders/{user}", RequestType.PAGE));
    RequestEvent event =
        new RequestEvent(facts, sid, user, "/orders/{user}", RequestType.PAGE, DONE);
    if (!spool.offer(event, trail, slot)) {
      throw new IllegalStateException("the spool is full");
    }
  }
}
