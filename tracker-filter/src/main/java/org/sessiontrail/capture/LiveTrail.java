package org.sessiontrail.capture;

import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.challenge.Standing;
import org.sessiontrail.capture.guard.TrailWatch;
import org.sessiontrail.consent.Consent;
import org.sessiontrail.consent.ConsentChoice;
import org.sessiontrail.consent.ConsentMemo;
import org.sessiontrail.consent.ConsentPolicy;
import org.sessiontrail.consent.Signals;
import org.sessiontrail.person.TrailPerson;
import org.sessiontrail.person.Visitor;
import org.sessiontrail.record.EndReason;
import org.sessiontrail.spool.TrailSequence;

/**
 * A trail that this node is writing: the chain of container session ids that one visitor's browser
 * went through.
 *
 * <p>Its end waits for the exchanges that are still running on it, so that the end record is the
 * last one of the trail.
 *
 * <p>Threads: safe for any number of threads; changes of user and end are made under its monitor.
 */
public final class LiveTrail {
  private final String id;
  private final long startedMicros;
  private final TrailSequence sequence;
  private final TrailWatch watch = new TrailWatch();
  private final TrailPerson person = new TrailPerson();

  private volatile SessionSight session;
  private volatile long lastSeenMicros;
  private volatile @Nullable String user;
  private volatile boolean userDeclared;
  private volatile boolean away;
  private volatile Consent consent;
  private volatile @Nullable String rememberedConsent;
  private volatile @Nullable String consentMemo;
  private Signals toldSignals = Signals.NONE;
  private long askedMicros = Long.MIN_VALUE / 2;
  private volatile @Nullable Doubt doubt;

  private final Standing standing = new Standing();

  private volatile boolean used;
  private int inFlight;
  private volatile @Nullable EndReason endReason;
  private long endMicros;
  private boolean endWritten;

  /**
   * A report that a trail is over, which may be about a copy of a session that lives on elsewhere.
   *
   * @param micros when it was given
   */
  record Doubt(EndReason reason, long micros) {}

  /**
   * A trail that begins or goes on here.
   *
   * @param consent what counts for it
   * @param sequence counter of its records in this stream
   */
  LiveTrail(
      String id,
      SessionSight session,
      long startedMicros,
      Consent consent,
      TrailSequence sequence) {
    this.id = id;
    this.consent = consent;
    this.sequence = sequence;
    this.session = session.joined();
    this.startedMicros = startedMicros;
    this.lastSeenMicros = startedMicros;
  }

  /** The trail's own random id. */
  public String id() {
    return id;
  }

  /** What is noticed of it while it is served. */
  public TrailWatch watch() {
    return watch;
  }

  /** Whose trail it is, as far as they permit to know. */
  public Visitor visitor() {
    return new Visitor(person, user, consent);
  }

  /** The user who is known on it, or null. */
  public @Nullable String user() {
    return user;
  }

  /** What its records may be used for. */
  public Consent consent() {
    return consent;
  }

  /** A request arrived for which {@code now} counts; a later decision made meanwhile stays. */
  synchronized void arrived(Consent now) {
    ConsentChoice last = consent.choice();
    ConsentChoice brought = now.choice();
    boolean older = last != null && (brought == null || brought.epochMicros() < last.epochMicros());
    if (consent != now && !older) {
      consent = now;
      memorise();
    }
  }

  /** Somebody decided; returns what counted before, which is what counts where nothing changed. */
  synchronized Consent choose(ConsentChoice choice, ConsentPolicy policy) {
    Consent was = consent;
    if (!choice.isAs(was.choice())) {
      consent = policy.decide(choice, was.signals(), null);
      memorise();
    }
    return was;
  }

  /** Whether these signals are others than those that were last told of; they are told of now. */
  boolean tellSignals(Signals signals) {
    if (signals == toldSignals) {
      return false;
    }
    synchronized (this) {
      boolean news = signals != toldSignals;
      toldSignals = signals;
      memorise();
      return news;
    }
  }

  private void memorise() {
    consentMemo = new ConsentMemo(consent.choice(), toldSignals).text();
  }

  /** What its session should remember of consent, or null for nothing. */
  public @Nullable String consentMemo() {
    return consentMemo;
  }

  /** What its session was last seen to remember, or null. */
  public @Nullable String rememberedConsent() {
    return rememberedConsent;
  }

  /** It goes on with the session of {@code previous}, which remembers what it did. */
  void follows(@Nullable LiveTrail previous) {
    if (previous != null) {
      rememberedConsent(previous.rememberedConsent, previous.toldSignals);
    }
  }

  /** Its session was seen to remember {@code memo}, which tells of {@code signals}. */
  synchronized void rememberedConsent(@Nullable String memo, Signals signals) {
    rememberedConsent = memo;
    toldSignals = signals;
    memorise();
  }

  /** Its session remembers now what it should. */
  public void consentRemembered() {
    rememberedConsent = consentMemo;
  }

  /** What its session has proved and is asked to prove. */
  public Standing standing() {
    return standing;
  }

  /** Counter of its records in this stream. */
  TrailSequence sequence() {
    return sequence;
  }

  String sessionId() {
    return session.id();
  }

  /** The session as it was last seen. */
  public SessionSight session() {
    return session;
  }

  void movedTo(String newSessionId) {
    session = new SessionSight(newSessionId, false, session.idleSeconds());
  }

  long startedMicros() {
    return startedMicros;
  }

  long lastSeenMicros() {
    return lastSeenMicros;
  }

  int idleSeconds() {
    return session.idleSeconds();
  }

  void seen(long micros, SessionSight as) {
    lastSeenMicros = micros;
    if (!as.equals(session) && as.id().equals(session.id())) {
      session = as.joined();
    }
  }

  /** The user, when the application told us rather than the container; else null. */
  @Nullable String declaredUser() {
    return userDeclared ? user : null;
  }

  synchronized void setUser(@Nullable String newUser, boolean declared) {
    user = newUser;
    userDeclared = declared && newUser != null;
  }

  /** Nobody is known on it any more; returns who was, to exactly one caller. */
  synchronized @Nullable String takeUser() {
    String was = user;
    setUser(null, false);
    return was;
  }

  /** One exchange more; false when the trail is over and takes none. */
  synchronized boolean enter() {
    if (endReason != null) {
      return false;
    }
    doubt = null; // the session lives
    inFlight++;
    return true;
  }

  /** Whether an exchange on it was over before. */
  boolean isUsed() {
    return used;
  }

  /** One exchange less; returns whether the end record is due now. */
  synchronized boolean leave() {
    used = true;
    inFlight--;
    return endIsDue();
  }

  /** States that the trail is over; the first statement counts. Returns whether the end is due. */
  synchronized boolean end(EndReason reason, long micros) {
    if (endReason == null) {
      endReason = reason;
      endMicros = micros;
    }
    return endIsDue();
  }

  /** Notes that another node has taken the trail up at {@code micros}, unless it was used since. */
  synchronized void takenElsewhere(long micros) {
    if (endReason == null && inFlight == 0 && lastSeenMicros < micros) {
      away = true;
    }
  }

  /** Whether another node was the last to take it up. */
  boolean isAway() {
    return away;
  }

  /** The trail is used here again; true for the one caller who is to say so. */
  synchronized boolean comeBack() {
    boolean was = away;
    away = false;
    return was;
  }

  /** Notes a report that it is over, to be believed when no other node goes on with it. */
  void doubt(EndReason reason, long micros) {
    if (doubt == null) {
      doubt = new Doubt(reason, micros);
    }
  }

  /** The report that is still to be looked into, or null. */
  @Nullable Doubt doubt() {
    return doubt;
  }

  /** Whether other nodes may be asked for it (again); the {@link Reaper}'s own. */
  boolean askAt(long micros, long pauseMicros) {
    if (micros - askedMicros < pauseMicros && micros >= askedMicros) {
      return false;
    }
    askedMicros = micros;
    return true;
  }

  /**
   * Gives the trail up without an end, because another node writes it. False when something runs on
   * it here.
   */
  synchronized boolean letGo() {
    if (inFlight > 0 || endReason != null) {
      return false;
    }
    endReason = EndReason.UNKNOWN;
    endWritten = true;
    return true;
  }

  /** Whether it is over, though something may still run on it. */
  public boolean ended() {
    return endReason != null;
  }

  synchronized boolean busy() {
    return inFlight > 0;
  }

  @Nullable EndReason endReason() {
    return endReason;
  }

  synchronized long endMicros() {
    return endMicros;
  }

  /** True exactly once: when the trail is over and nothing runs on it. */
  private boolean endIsDue() {
    if (endReason == null || inFlight > 0 || endWritten) {
      return false;
    }
    endWritten = true;
    return true;
  }

  /** Lets the end be written though exchanges still run, because the application stops. */
  synchronized boolean endNow(EndReason reason, long micros) {
    inFlight = 0;
    return end(reason, micros);
  }
}
