package org.sessiontrail.capture;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.challenge.ChallengePolicy;
import org.sessiontrail.capture.guard.TrailGuard;
import org.sessiontrail.consent.Consent;
import org.sessiontrail.consent.Signals;
import org.sessiontrail.record.EndReason;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.PersonalField;
import org.sessiontrail.record.RequestEvent;
import org.sessiontrail.record.RequestFacts;
import org.sessiontrail.record.RequestResult;
import org.sessiontrail.record.RequestType;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.spool.running.RequestSlot;
import org.sessiontrail.spool.running.RunningRequest;

/**
 * Records what the server edges see: exchanges with their trails, users and business actions.
 *
 * <p>The edge calls {@link #enterTrail} when a request arrives, {@link #settle} and {@link #finish}
 * when it is over. Everything about sessions that happens in between reaches it through {@link
 * SessionEvents}.
 *
 * <p>Threads: safe for any number of threads. Nothing here blocks on input or output; what is told
 * to wait until a record is safe parks its caller.
 */
public final class TrailRecorder {
  private final Tracker tracker;
  private final CapturePolicy policy;
  private final Assurance assurance;
  private final Trails trails;
  private final OpenExchanges openExchanges;
  private final SuppressedCounts suppressed;
  private final SessionEvents sessionEvents;
  private final TrailConsent consents;
  private final ChallengePolicy challenges;
  private final TrailGuard guard;

  /**
   * A recorder for {@code tracker}; adds its agents and stop hook to it.
   *
   * @param contextPath what the application's paths begin with: a slash and a name, or empty
   */
  public TrailRecorder(Tracker tracker, String contextPath) {
    this.tracker = tracker;
    this.policy = new CapturePolicy(tracker.config().privacy(), contextPath);
    this.assurance = new Assurance(tracker, contextPath);
    this.trails = new Trails(tracker);
    this.openExchanges = new OpenExchanges(tracker, this);
    this.suppressed = new SuppressedCounts(tracker);
    this.sessionEvents = new SessionEvents(tracker, trails);
    this.consents = new TrailConsent(this, trails);
    this.challenges = new ChallengePolicy(tracker.config().challenges(), contextPath);
    this.guard = new TrailGuard(tracker.config().detect());
    tracker.add(openExchanges);
    tracker.add(new Reaper(tracker, trails));
    tracker.add(suppressed);
    tracker.add(assurance);
    tracker.onStop(this::stop);
  }

  /** What may be kept. */
  public CapturePolicy policy() {
    return policy;
  }

  /** How safe records are, and what is refused without one. */
  public Assurance assurance() {
    return assurance;
  }

  /** Where the edge reports what the container says of sessions. */
  public SessionEvents sessionEvents() {
    return sessionEvents;
  }

  /** What visitors decided, and what follows. */
  public TrailConsent consents() {
    return consents;
  }

  /** Which requests need a proof of who is behind their session. */
  public ChallengePolicy challenges() {
    return challenges;
  }

  /** What counts while nobody decided and no browser signals anything. */
  public Consent undecided() {
    return consents.policy().decide(null, Signals.NONE, null);
  }

  /** Exchanges whose end comes later than the return of the filter. */
  public OpenExchanges openExchanges() {
    return openExchanges;
  }

  /** The tracker recorded for. */
  public Tracker tracker() {
    return tracker;
  }

  /** Monotonic time in nanoseconds, for the start of an {@link Exchange}. */
  public long nanos() {
    return tracker.clock().nanos();
  }

  /** A unique stamp for a request that arrives now. */
  public long stamp() {
    return tracker.clock().epochMicros();
  }

  /** Counts a request that a rule keeps out of the trail. */
  public void suppress(String reason) {
    suppressed.add(reason);
  }

  /** The trail that is being written of a session, or null. */
  public @Nullable LiveTrail trailOf(String sessionId) {
    return trails.find(sessionId);
  }

  /**
   * The trail of the session a request arrives with; entered, so its end waits for the request.
   *
   * @param consent what counts for the request
   */
  public @Nullable LiveTrail enterTrail(
      @Nullable SessionSight session, @Nullable String user, Consent consent) {
    if (session == null) {
      return null;
    }
    LiveTrail trail = trails.take(session, consent);
    trail.arrived(consent);
    boolean witnessed = trail.isUsed() || session.fresh();
    trail = noteUser(trail, session, user, false, witnessed);
    return trail.enter() ? trail : trails.enter(session, consent);
  }

  /**
   * Keeps {@code exchange} where a kill does not reach, if that is promised. To be called before
   * the application sees it.
   *
   * @param asked what its headers say it is
   */
  public void begin(Exchange exchange, RequestType asked) {
    exchange.watchedBy(guard, asked);
    if (assurance.keepsRunning()) {
      LiveTrail trail = exchange.trail();
      RequestFacts facts = exchange.facts();
      exchange.keptIn(
          tracker
              .spool()
              .begin(
                  new RunningRequest(
                      policy.asKept(facts),
                      trail == null ? null : trail.id(),
                      policy.kept(PersonalField.WHO_USER, exchange.attributed(trail, null)),
                      policy.route(facts.path(), 0),
                      asked)));
    }
  }

  /** There will be no record of {@code exchange}: something failed, which was counted. */
  public void giveUp(Exchange exchange) {
    RequestSlot slot = exchange.slot();
    if (slot != null) {
      slot.free();
    }
  }

  /**
   * Works out which trail an exchange belongs to at the end of a pass, and records what became of
   * session and user: created, rotated, renewed, signed in, signed out, ended. May be called again
   * after a later pass.
   *
   * @param session the session at the exit, or null when there is none
   * @param exitUser the user at the exit, or null
   * @return the trail to record the exchange on, or null for none
   */
  public @Nullable LiveTrail settle(
      Exchange exchange, @Nullable SessionSight session, @Nullable String exitUser) {
    LiveTrail entry = exchange.trail();
    String user = exitUser == null ? exchange.declaredUser() : exitUser;
    boolean declared = exitUser == null && user != null;
    if (exchange.takeSessionInvalidated() && entry != null) {
      return invalidated(entry, session, user);
    }
    if (session == null) {
      return entry;
    }
    LiveTrail trail = entry == null ? joined(exchange, session) : entry;
    if (!trail.sessionId().equals(session.id())) {
      trails.moved(trail.sessionId(), session.id(), "rotated");
    }
    trail.seen(exchange.facts().epochMicros() + elapsedMicros(exchange), session);
    boolean left = exitUser == null && exchange.entryUser() != null && user == null;
    if ((left || exchange.declaredNobody()) && trail.user() != null) {
      signedOut(trail);
      return trail;
    }
    noteUser(trail, session, user, declared, true);
    return trail;
  }

  private LiveTrail joined(Exchange exchange, SessionSight session) {
    LiveTrail trail = trails.enter(session, exchange.consent());
    exchange.join(trail);
    return trail;
  }

  /** The session the request came with was ended by the application while it ran. */
  private LiveTrail invalidated(
      LiveTrail entry, @Nullable SessionSight session, @Nullable String user) {
    String known = entry.user();
    if (session != null && (known == null || known.equals(user))) {
      trails.moved(entry.sessionId(), session.id(), "renewed");
      noteUser(entry, session, user, false, true);
      return entry;
    }
    if (known != null) {
      signedOut(entry);
    }
    trails.end(entry, known == null ? EndReason.INVALIDATED : EndReason.LOGOUT);
    if (session != null) {
      noteUser(trails.openForAnother(session, entry, "after-end"), session, user, false, true);
    }
    return entry;
  }

  private void signedOut(LiveTrail trail) {
    String user = trail.takeUser();
    if (user != null) {
      trails.write(Fact.of(Kind.LOGOUT, tracker.clock().epochMicros()).user(user), trail);
    }
  }

  /**
   * Notes who is on a trail. Nobody to someone goes on with the trail; someone to someone else ends
   * it and begins another on the same session. {@code witnessed}: they signed in just now.
   */
  private LiveTrail noteUser(
      LiveTrail trail,
      SessionSight session,
      @Nullable String user,
      boolean declared,
      boolean witnessed) {
    String known = trail.user();
    if (user == null || user.equals(known)) {
      return trail;
    }
    LiveTrail on = trail;
    if (known != null) {
      signedOut(trail);
      trails.end(trail, EndReason.LOGOUT);
      on = trails.openForAnother(session, trail, "user-switch");
    }
    synchronized (on) {
      if (Objects.equals(on.user(), user)) {
        return on;
      }
      on.setUser(user, declared);
      if (witnessed || known != null) {
        on.standing().signedIn(tracker.clock().epochMicros());
      }
    }
    trails.write(
        Fact.of(Kind.LOGIN, tracker.clock().epochMicros())
            .put("how", declared ? "declared" : "container")
            .user(user),
        on);
    return on;
  }

  /** Microseconds since the exchange began. */
  public long elapsedMicros(Exchange exchange) {
    return (tracker.clock().nanos() - exchange.startNanos()) / 1_000;
  }

  /**
   * Writes the record of an exchange; the second call for the same one does nothing.
   *
   * @param trail what {@link #settle} returned
   * @param user the user to attribute it to: seen at the exit, else at the entry
   * @param wait whether to wait until the record is safe
   * @return whether it was taken and, where waited for, is safe
   */
  public boolean finish(
      Exchange exchange,
      @Nullable LiveTrail trail,
      @Nullable String user,
      RequestType type,
      RequestResult result,
      boolean wait) {
    if (!exchange.close()) {
      return true;
    }
    RequestFacts facts = exchange.facts();
    RequestEvent event =
        new RequestEvent(
            facts,
            trail == null ? null : trail.id(),
            exchange.attributed(trail, user),
            policy.route(facts.path(), result.status()),
            type,
            result);
    try {
      return assurance.offer(event, trail, exchange.slot(), wait, exchange.requiresRecord());
    } finally {
      LiveTrail left = exchange.trail();
      if (left != null) {
        trails.leave(left);
      }
    }
  }

  /**
   * States that the response of an exchange was not sent and 503 was answered instead, since its
   * record could not be made safe: that record says what the application had answered. Not on the
   * trail, which may have ended; it names its exchange.
   */
  public void withheld(Exchange exchange) {
    record(
        exchange,
        null,
        new ActionFacts(stamp(), "response.withheld", Outcome.FAILED, 0, null, Map.of(), null),
        false);
  }

  /** Records a business action, as {@link #record(Exchange, LiveTrail, Fact.Builder, boolean)}. */
  public boolean record(
      @Nullable Exchange exchange, @Nullable LiveTrail trail, ActionFacts action, boolean wait) {
    Fact.Builder fact =
        Fact.of(Kind.ACTION, action.epochMicros())
            .put("name", action.name())
            .put("outcome", action.outcome().id())
            .put("ms", action.micros() / 1_000)
            .put("phase", action.phase());
    action.writeFailure(fact);
    action.detail().forEach((name, value) -> fact.personal("detail", name, value));
    consents.did(trail, action);
    return record(exchange, trail, fact, wait);
  }

  /**
   * Records what happened within a request: on its trail, tied to it, of its user.
   *
   * @param exchange the request it belongs to, or null
   * @param trail the trail it belongs to, or null
   * @param fact what happened; trail, exchange and user are added here
   * @param wait whether to wait until the record is safe
   * @return whether it was taken and, where waited for, is safe
   */
  public boolean record(
      @Nullable Exchange exchange, @Nullable LiveTrail trail, Fact.Builder fact, boolean wait) {
    String user = exchange == null ? null : exchange.entryUser();
    if (user == null && trail != null) {
      user = trail.user();
    }
    if (trail != null) {
      fact.permit(trail.consent().permit());
    } else if (exchange != null) {
      fact.permit(exchange.consent().permit());
    }
    fact.on(trail == null ? null : trail.id())
        .put("exchange", exchange == null ? null : exchange.facts().epochMicros())
        .user(user);
    return assurance.offer(fact.build(), trail, null, wait, assurance.requiresRecord(exchange));
  }

  /**
   * Records what is told later of a session, outside of any exchange: on its trail, of its user. It
   * begins no trail: the session may be ending just now.
   *
   * @param session the session; null, or one whose trail is not here: then on no trail
   * @param facts what happened; trail and user are added here
   */
  public void record(@Nullable SessionSight session, List<Fact.Builder> facts) {
    LiveTrail known = session == null ? null : trails.find(session.id());
    LiveTrail trail = known != null && known.enter() ? known : null;
    try {
      if (trail != null && session != null) {
        trail.seen(tracker.clock().epochMicros(), session);
      }
      facts.forEach(fact -> record(null, trail, fact, false));
    } finally {
      if (trail != null) {
        trails.leave(trail);
      }
    }
  }

  /**
   * The trail that {@code exchange} is on at this moment, or null. For the thread that serves it.
   */
  public @Nullable LiveTrail trailNow(Exchange exchange) {
    LiveTrail entry = exchange.trail();
    if (entry != null && !entry.ended()) {
      return entry;
    }
    SessionSight session = exchange.session();
    return session == null ? entry : trails.take(session, exchange.consent());
  }

  /**
   * The application says who the user is.
   *
   * @param user the user, or null for nobody any more
   */
  public void declareUser(Exchange exchange, @Nullable String user) {
    exchange.declareUser(policy.user(user));
  }

  /** Counts a failure of our own and logs it now and then. Never throws. */
  public void failed(String where, Throwable cause) {
    suppressed.failed(where, cause);
  }

  private void stop() {
    assurance.stopping();
    openExchanges.abandonAll();
    trails.endAll();
    suppressed.write();
  }
}
