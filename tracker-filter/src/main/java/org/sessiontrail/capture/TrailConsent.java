package org.sessiontrail.capture;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.consent.Consent;
import org.sessiontrail.consent.ConsentChoice;
import org.sessiontrail.consent.ConsentMemo;
import org.sessiontrail.consent.ConsentPolicy;
import org.sessiontrail.consent.KeyShelf;
import org.sessiontrail.consent.Signals;
import org.sessiontrail.consent.VisitorIds;
import org.sessiontrail.person.Personal;
import org.sessiontrail.person.recommend.PairedItems;
import org.sessiontrail.person.recommend.Recommender;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.Purpose;
import org.sessiontrail.record.RequestFacts;
import org.sessiontrail.runtime.Agent;
import org.sessiontrail.runtime.Health;
import org.sessiontrail.runtime.Tracker;

/**
 * Follows what visitors and their browsers decide: what counts for each request, and one record on
 * the trail for each change.
 *
 * <p>A trail knows what counts for it; the session behind it remembers the same in one text, see
 * {@link ConsentMemo}, from which another node or a later start learns it. Of two decisions the
 * later one counts.
 *
 * <p>Threads: safe for any number of threads.
 */
public final class TrailConsent implements Agent {
  private static final String PART = "visitor-ids";
  private static final long PAUSE_MICROS = TimeUnit.MINUTES.toMicros(1);
  private final TrailRecorder recorder;
  private final Trails trails;
  private final Personal personal;
  private final ConsentPolicy policy;
  private final @Nullable VisitorIds visitors;
  private long expiredMicros = Long.MIN_VALUE / 2;

  TrailConsent(TrailRecorder recorder, Trails trails) {
    this.recorder = recorder;
    this.trails = trails;
    Recommender own = new PairedItems();
    Tracker tracker = recorder.tracker();
    this.personal =
        new Personal(() -> Objects.requireNonNullElse(tracker.find(Recommender.class), own));
    this.policy = trails.consentPolicy();
    TrackerConfig config = recorder.tracker().config();
    this.visitors =
        policy.countsVisitors()
            ? new VisitorIds(KeyShelf.beside(config.spool().keyFile(), "days"), config.app())
            : null;
    recorder.tracker().add(this);
  }

  /** Whether visitors are counted by an id of the day. */
  public boolean countsVisitors() {
    return visitors != null;
  }

  /**
   * The visitor's id of the day, or null where visitors are counted by session.
   *
   * @param client the client's address, whatever is kept of it; or null
   * @param agent value of {@code User-Agent}, or null
   */
  public @Nullable String visitor(@Nullable String client, @Nullable String agent) {
    VisitorIds ids = visitors;
    return ids == null ? null : ids.of(client, agent, recorder.tracker().clock().epochMicros());
  }

  @Override
  public String name() {
    return PART;
  }

  /** Destroys keys whose time is over. */
  @Override
  public int doWork() {
    VisitorIds ids = visitors;
    long now = recorder.tracker().clock().epochMicros();
    if (now >= expiredMicros && now - expiredMicros < PAUSE_MICROS) {
      return 0;
    }
    expiredMicros = now;
    Tracker tracker = recorder.tracker();
    int destroyed = tracker.pseudonyms().expire(now, tracker.config().privacy().pseudonymMonths());
    String problem = tracker.pseudonyms().problem();
    if (ids != null) {
      destroyed += ids.expire(now);
      problem = ids.problem() == null ? problem : ids.problem();
    }
    if (ids == null && problem == null) {
      return destroyed;
    }
    recorder
        .tracker()
        .health()
        .report(
            PART,
            problem == null ? Health.State.UP : Health.State.DEGRADED,
            problem == null
                ? "works"
                : "TRK-0610 "
                    + problem
                    + "; ids of visitors and pseudonyms are others after a restart");
    return destroyed;
  }

  /** What is asked of visitors. */
  public ConsentPolicy policy() {
    return policy;
  }

  /**
   * What counts for a request.
   *
   * @param session its session, or null
   * @param memo what the session remembers, or null
   * @param signals what the browser signals with it
   * @param visitor the visitor's id of the day, or null
   */
  public Consent arriving(
      @Nullable SessionSight session,
      @Nullable String memo,
      Signals signals,
      @Nullable String visitor) {
    LiveTrail trail = session == null ? null : trails.find(session.id());
    Consent known = trail == null ? null : trail.consent();
    ConsentChoice choice = known == null ? null : known.choice();
    if (memo != null && (trail == null || !memo.equals(trail.rememberedConsent()))) {
      ConsentMemo read = ConsentMemo.parse(memo);
      choice = read == null ? choice : later(choice, read.choice());
    }
    if (known != null
        && known.signals() == signals
        && Objects.equals(known.choice(), choice)
        && Objects.equals(known.permit().visitor(), visitor)) {
      return known;
    }
    return policy.decide(choice, signals, visitor);
  }

  private static @Nullable ConsentChoice later(
      @Nullable ConsentChoice own, @Nullable ConsentChoice other) {
    boolean newer = own == null || (other != null && other.epochMicros() > own.epochMicros());
    return newer ? other : own;
  }

  /**
   * A request has arrived on a trail: notes what its session remembers and records a signal that
   * was not there before, or is there no more.
   *
   * @param memo what the session remembers, or null
   */
  public void arrived(Exchange exchange, LiveTrail trail, @Nullable String memo) {
    Consent consent = trail.consent();
    respect(trail);
    RequestFacts.Origin origin = exchange.facts().origin();
    if (origin != null) {
      personal.cameBy(trail.visitor(), origin.campaign());
    }
    if (memo != null && !memo.equals(trail.rememberedConsent())) {
      ConsentMemo read = ConsentMemo.parse(memo);
      trail.rememberedConsent(memo, read == null ? Signals.NONE : read.signals());
    }
    if (trail.tellSignals(consent.signals())) {
      recorder.record(exchange, trail, receipt(consent, "signal", "signal"), false);
    }
  }

  /** What counts at this moment for the visitor of {@code exchange}. */
  Consent of(Exchange exchange) {
    try {
      LiveTrail trail = recorder.trailNow(exchange);
      return trail == null ? exchange.consent() : trail.consent();
    } catch (RuntimeException | LinkageError e) {
      recorder.failed("consent", e);
      return exchange.consent();
    }
  }

  /** Somebody decided in {@code exchange}. Never throws. */
  void choose(Exchange exchange, ConsentChoice choice) {
    try {
      choose(exchange, recorder.trailNow(exchange), choice, exchange.consent());
    } catch (RuntimeException | LinkageError e) {
      recorder.failed("consent", e);
    }
  }

  /**
   * Somebody decided. The same decision again changes nothing and is not recorded.
   *
   * @param exchange the request in which they did, or null
   * @param trail the trail it counts for; null when there is no session: it is recorded then, but
   *     nobody remembers it
   * @param before what counted for the request
   * @return what counts now
   */
  public Consent choose(
      @Nullable Exchange exchange,
      @Nullable LiveTrail trail,
      ConsentChoice choice,
      Consent before) {
    if (trail == null) {
      Consent now = policy.decide(choice, before.signals(), null);
      recorder.record(
          exchange, null, receipt(now, decision(before, choice), choice.method()), false);
      return now;
    }
    Consent was = trail.choose(choice, policy);
    respect(trail);
    Consent now = trail.consent();
    if (!Objects.equals(was.choice(), now.choice())) {
      recorder.record(exchange, trail, receipt(now, decision(was, choice), choice.method()), false);
    }
    return now;
  }

  /**
   * Somebody decided outside of any exchange.
   *
   * @param session their session; null for none
   * @param before what counted for them
   * @param then told the trail it counts for
   */
  public void choose(
      @Nullable SessionSight session,
      ConsentChoice choice,
      Consent before,
      Consumer<LiveTrail> then) {
    if (session == null) {
      choose((Exchange) null, null, choice, before);
      return;
    }
    LiveTrail trail = trails.enter(session, before);
    try {
      trail.arrived(before);
      choose((Exchange) null, trail, choice, before);
      then.accept(trail);
    } finally {
      trails.leave(trail);
    }
  }

  /** What may not be known of a visitor any more is forgotten at once. */
  private void respect(LiveTrail trail) {
    if (!trail.consent().allows(Purpose.PERSONALISATION)) {
      personal.decided(trail.visitor());
    }
  }

  /** What sessions show of the person behind them, where they permit it. */
  public Personal personal() {
    return personal;
  }

  /** A business action is over; what it shows counts when it came off. Never throws. */
  void did(@Nullable LiveTrail trail, ActionFacts action) {
    if (trail == null || action.outcome() != Outcome.SUCCESS) {
      return;
    }
    try {
      personal.did(trail.visitor(), action.name(), action.detail(), action.epochMicros());
    } catch (RuntimeException | LinkageError e) {
      recorder.failed("profile", e);
    }
  }

  private static String decision(Consent before, ConsentChoice choice) {
    if (choice.granted().isEmpty()) {
      return "withdrawn";
    }
    ConsentChoice last = before.choice();
    return last == null || last.granted().isEmpty() ? "given" : "changed";
  }

  private Fact.Builder receipt(Consent now, String decision, String method) {
    ConsentChoice choice = now.choice();
    Set<Purpose> granted = choice == null ? EnumSet.noneOf(Purpose.class) : choice.granted();
    List<String> signals = now.signals().ids();
    return Fact.of(Kind.CONSENT, recorder.stamp())
        .put("decision", decision)
        .put("purposes", granted.stream().map(Purpose::id).toList())
        .put("method", method)
        .put("reason", now.reason().id())
        .put("text", choice == null || choice.text() == null ? null : choice.text().version())
        .put("jurisdiction", choice == null ? null : choice.jurisdiction())
        .put("signals", signals.isEmpty() ? null : signals)
        .permit(now.permit());
  }
}
