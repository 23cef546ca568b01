package org.sessiontrail.demo;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.EndReason;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.RequestType;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.record.TrailEvent;

/**
 * Puts decisions down as live capture would have: which records, when each was written, on which
 * trail, of which user. Stamps are unique over all nodes. One thread.
 */
final class Scribe {
  /** How long the pretended container keeps a session that nobody uses. */
  static final long SESSION_MICROS = 4 * 3_600_000_000L;

  static final long HOUR_MICROS = 3_600_000_000L;

  /** The beginning of each hour, which is left to what streams say of themselves. */
  static final long RESERVED_MICROS = 100_000;

  private static final String LOGIN = "login";
  private static final int SHORTEST_AGE_MILLIS = 1;

  /**
   * A record before it has its numbers.
   *
   * @param writtenMicros when it was written, which orders records of a log
   * @param trail the trail it is on, or null
   * @param make makes it, given its number on its trail
   */
  record Draft(long writtenMicros, @Nullable String trail, LongFunction<TrailEvent> make) {}

  /** Whose trail it is while it is written. */
  private static final class Sitting {
    private final Outing outing;
    private @Nullable String user;
    private boolean begun;

    Sitting(Outing outing, @Nullable String user) {
      this.outing = outing;
      this.user = user;
      this.begun = !outing.begins();
    }
  }

  private final KeyedHash hash;
  private final Consumer<Draft> into;
  private final Set<Long> stamps = new HashSet<>();
  private final Map<String, String> users = new TreeMap<>();

  Scribe(KeyedHash hash, Consumer<Draft> into) {
    this.hash = hash;
    this.into = into;
  }

  /** Forgets what is not needed for what begins at {@code micros} or later. */
  void prune(long micros) {
    stamps.removeIf(stamp -> stamp < micros);
  }

  /** Writes what is done in {@code outing}. */
  void write(Outing outing) {
    String trail = outing.trail();
    String known = trail == null ? null : users.remove(trail);
    Sitting sitting = new Sitting(outing, outing.begins() ? null : known);
    boolean arrived = false;
    for (Step step : outing.steps()) {
      if (step instanceof Step.Ask ask) {
        ask(sitting, ask, arrived ? Outing.Arrival.DIRECT : outing.arrival());
        arrived = true;
      } else if (step instanceof Step.Tell tell) {
        tell(sitting, tell);
      }
    }
    String user = sitting.user;
    if (trail != null && user != null) {
      users.put(trail, user);
    }
  }

  /** The end of the trail of {@code last}, whose session nobody used any more. */
  void end(Outing last) {
    String trail = last.trail();
    if (trail != null) {
      users.remove(trail);
      end(trail, last.lastMicros() + SESSION_MICROS, EndReason.IDLE);
    }
  }

  private void end(String trail, long micros, EndReason reason) {
    long stamp = unique(micros);
    put(
        stamp,
        trail,
        records ->
            Fact.of(Kind.SESSION_END, stamp)
                .on(trail)
                .put("reason", reason.id())
                .put("records", records)
                .build());
  }

  private void ask(Sitting sitting, Step.Ask ask, Outing.Arrival arrival) {
    long stamp = unique(ask.micros());
    begin(sitting, stamp);
    boolean left = false;
    for (Step.Act act : ask.acts()) {
      act(sitting, act, stamp);
      left |= act.is(Step.Act.LOGOUT);
    }
    long written = stamp + ask.answer().millis() * 1_000L;
    Fact request = request(sitting, ask, arrival, stamp);
    put(written, sitting.outing.trail(), number -> request);
    String trail = sitting.outing.trail();
    if (left && trail != null) {
      sitting.user = null;
      end(trail, written + 1, EndReason.LOGOUT);
    }
  }

  private void begin(Sitting sitting, long micros) {
    String trail = sitting.outing.trail();
    if (sitting.begun || trail == null) {
      return;
    }
    sitting.begun = true;
    long stamp = unique(micros);
    Fact start =
        Fact.of(Kind.SESSION_START, stamp)
            .on(trail)
            .put("how", "created")
            .personal("session", "hash", hash.ofSession(trail))
            .build();
    put(stamp, trail, number -> start);
  }

  private void act(Sitting sitting, Step.Act act, long exchange) {
    String trail = sitting.outing.trail();
    long stamp = unique(exchange + 1);
    Fact fact;
    if (act.is(LOGIN)) {
      sitting.user = act.detail().get("user");
      moved(sitting, exchange);
      stamp = unique(stamp);
      fact =
          Fact.of(Kind.LOGIN, stamp).on(trail).put("how", "container").user(sitting.user).build();
    } else if (act.is(Step.Act.LOGOUT)) {
      fact = Fact.of(Kind.LOGOUT, stamp).on(trail).user(sitting.user).build();
    } else {
      fact = action(sitting, act, stamp, exchange);
    }
    put(stamp, trail, number -> fact);
  }

  private void moved(Sitting sitting, long micros) {
    String trail = sitting.outing.trail();
    if (trail != null) {
      long stamp = unique(micros + 1);
      Fact moved =
          Fact.of(Kind.SESSION_ID_CHANGE, stamp)
              .on(trail)
              .put("how", "rotated")
              .personal("session", "hash", hash.ofSession(trail + stamp))
              .build();
      put(stamp, trail, number -> moved);
    }
  }

  private static Fact action(Sitting sitting, Step.Act act, long stamp, long exchange) {
    boolean login = act.name().equals(LOGIN);
    Fact.Builder fact =
        Fact.of(Kind.ACTION, stamp)
            .on(sitting.outing.trail())
            .put("name", act.name())
            .put("outcome", act.outcome().id())
            .put("exchange", exchange)
            .put("ms", 1 + exchange % 4)
            .user(login ? act.detail().get("user") : sitting.user);
    if (!login) {
      act.detail().forEach((name, value) -> fact.personal("detail", name, value));
    }
    return fact.build();
  }

  private static Fact request(Sitting sitting, Step.Ask ask, Outing.Arrival arrival, long stamp) {
    Client client = ask.from() == null ? sitting.outing.client() : ask.from();
    Page page = ask.page();
    int status = ask.answer().status();
    boolean odd = page.type() == RequestType.PAGE && !ask.isLook();
    Fact.Builder fact =
        Fact.of(Kind.REQUEST, stamp)
            .on(sitting.outing.trail())
            .put("method", page.method())
            .put("route", status == 404 ? "{unmatched}" : page.route())
            .put("type", (odd ? RequestType.OTHER : page.type()).id())
            .put("status", status)
            .put("outcome", Outcome.ofStatus(status).id())
            .put("ms", ask.answer().millis())
            .put("error", ask.answer().error())
            .user(sitting.user)
            .personal("who", "ip", client.address())
            .personal("who", "agent", client.device().agent())
            .personal("what", "path", page.path())
            .personal("what", "query", page.query())
            .personal("what", "referrer", arrival.referrer());
    marketing(fact, client, arrival);
    return fact.build();
  }

  private static void marketing(Fact.Builder fact, Client client, Outing.Arrival arrival) {
    fact.personal("what", "language", client.language());
    fact.personal("what", "campaign", arrival.parameters());
    fact.personal("what", "click", arrival.click());
  }

  private void tell(Sitting sitting, Step.Tell tell) {
    Step.Showing showing = tell.showing();
    long age = SHORTEST_AGE_MILLIS + tell.micros() % 4;
    long stamp = unique(tell.micros() + age * 1_000);
    String trail = sitting.outing.trail();
    Fact.Builder fact =
        Fact.of(Kind.PAGE_EVENT, stamp)
            .on(trail)
            .put("event", tell.event())
            .put("page", name(trail, showing))
            .put("route", showing.page().route())
            .put("offset", (tell.micros() - showing.sinceMicros()) / 1_000)
            .put("age", age)
            .put("clientAt", TrailClock.format(tell.micros()))
            .user(sitting.user);
    tell.members().forEach(fact::put);
    tell.what().forEach((name, value) -> fact.personal("what", name, value));
    Fact told = fact.build();
    put(stamp, trail, number -> told);
  }

  private static String name(@Nullable String trail, Step.Showing showing) {
    int name = (trail + "/" + showing.sinceMicros()).hashCode();
    return String.format(Locale.ROOT, "%08x%08x", name, showing.number());
  }

  private void put(long written, @Nullable String trail, LongFunction<TrailEvent> make) {
    into.accept(new Draft(written, trail, make));
  }

  private long unique(long micros) {
    long since = Math.floorMod(micros, HOUR_MICROS);
    long stamp = since < RESERVED_MICROS ? micros - since + RESERVED_MICROS : micros;
    while (!stamps.add(stamp)) {
      stamp++;
    }
    return stamp;
  }
}
