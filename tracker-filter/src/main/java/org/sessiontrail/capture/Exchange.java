package org.sessiontrail.capture;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.guard.TrailGuard;
import org.sessiontrail.capture.guard.Verdict;
import org.sessiontrail.consent.Consent;
import org.sessiontrail.record.RequestFacts;
import org.sessiontrail.record.RequestType;
import org.sessiontrail.spool.running.RequestSlot;
import org.sessiontrail.support.SupportCode;

/**
 * One HTTP exchange while it runs: made at the first pass through the filter, recorded exactly once
 * at its end, whichever thread and dispatch that comes on.
 *
 * <p>Threads: handed from thread to thread with the request; closing is decided atomically.
 */
public abstract class Exchange {
  private static final AtomicIntegerFieldUpdater<Exchange> CLOSED =
      AtomicIntegerFieldUpdater.newUpdater(Exchange.class, "closed");

  private final TrailRecorder recorder;
  private final RequestFacts facts;
  private final long startNanos;
  private final @Nullable String entryUser;
  private final Consent consent;
  private @Nullable String declaredUser;
  private boolean declaredNobody;
  private boolean sessionInvalidated;
  private boolean requiresRecord;
  private @Nullable RequestSlot slot;
  private volatile @Nullable LiveTrail trail;
  private volatile int closed;

  /**
   * An exchange that has just arrived.
   *
   * @param startNanos monotonic time of arrival
   * @param entryTrail the trail it arrived on, entered, or null
   * @param entryUser the user at the entry, or null
   */
  protected Exchange(
      TrailRecorder recorder,
      RequestFacts facts,
      long startNanos,
      @Nullable LiveTrail entryTrail,
      @Nullable String entryUser) {
    this(recorder, facts, startNanos, entryTrail, entryUser, recorder.undecided());
  }

  /**
   * An exchange that has just arrived.
   *
   * @param startNanos monotonic time of arrival
   * @param entryTrail the trail it arrived on, entered, or null
   * @param entryUser the user at the entry, or null
   * @param consent what counts for it
   */
  protected Exchange(
      TrailRecorder recorder,
      RequestFacts facts,
      long startNanos,
      @Nullable LiveTrail entryTrail,
      @Nullable String entryUser,
      Consent consent) {
    this.recorder = recorder;
    this.consent = consent;
    this.facts = facts;
    this.startNanos = startNanos;
    this.trail = entryTrail;
    this.entryUser = entryUser;
  }

  /** The container's session as it is now; null for none. Only for the thread that serves it. */
  protected abstract @Nullable SessionSight session();

  /** Gives the container's session another id. Only for the thread that serves it. */
  protected void renewSessionId() {}

  /** The recorder this exchange will be recorded by. */
  public final TrailRecorder recorder() {
    return recorder;
  }

  /** What the request said on arrival. */
  public final RequestFacts facts() {
    return facts;
  }

  /**
   * The trail it runs on and whose end waits for it: the one the request arrived on, else that of
   * the session made since; null for none.
   */
  public final @Nullable LiveTrail trail() {
    return trail;
  }

  /**
   * What has to be answered before the application sees it, once {@link TrailRecorder#begin} was
   * told of it. Always {@link Verdict#ALLOW} unless {@code tracker.detect.mode} and a rule say
   * otherwise.
   */
  public final Verdict verdict() {
    LiveTrail on = trail;
    return on == null ? Verdict.ALLOW : on.watch().verdict(facts.epochMicros());
  }

  /** {@code guard} looks at it, if it is on a trail. */
  final void watchedBy(TrailGuard guard, RequestType asked) {
    LiveTrail on = trail;
    if (on != null) {
      guard.arrived(on.watch(), facts, asked, on.user());
    }
  }

  /** A session was made while it runs; {@code entered} is its trail, entered for this exchange. */
  final void join(LiveTrail entered) {
    trail = entered;
  }

  /** What counted for it when it arrived. */
  public final Consent consent() {
    return consent;
  }

  /** The user at the entry, or null. */
  public final @Nullable String entryUser() {
    return entryUser;
  }

  /** The user it is told of: seen at the exit, else at the entry, else as the trail was told. */
  final @Nullable String attributed(@Nullable LiveTrail on, @Nullable String exitUser) {
    if (exitUser != null) {
      return exitUser;
    }
    if (entryUser != null) {
      return entryUser;
    }
    return on == null ? null : on.declaredUser();
  }

  /** Whether it has been recorded. */
  public final boolean closed() {
    return closed != 0;
  }

  /** Rather refuse it than serve it unrecorded. */
  public final void requireRecord() {
    requiresRecord = true;
  }

  /** Whether it is refused rather than served unrecorded. */
  public final boolean requiresRecord() {
    return requiresRecord;
  }

  /** It is kept in {@code kept} until its record is offered; null for not. */
  final void keptIn(@Nullable RequestSlot kept) {
    slot = kept;
  }

  /** Where it is kept while it runs, or null. */
  final @Nullable RequestSlot slot() {
    return slot;
  }

  /** The code by which its record is found again, see {@link SupportCode}. */
  public final String supportCode() {
    return new SupportCode(recorder.tracker().hash()).of(facts.epochMicros());
  }

  final long startNanos() {
    return startNanos;
  }

  /** Claims the right to record it; true for exactly one caller. */
  final boolean close() {
    return CLOSED.compareAndSet(this, 0, 1);
  }

  /** The session it arrived on was ended while it ran; what that means is told at the exit. */
  final void markSessionInvalidated() {
    sessionInvalidated = true;
  }

  /** Whether its session was ended since this was last asked. */
  final boolean takeSessionInvalidated() {
    boolean was = sessionInvalidated;
    sessionInvalidated = false;
    return was;
  }

  final void declareUser(@Nullable String user) {
    declaredUser = user;
    declaredNobody = user == null;
  }

  final @Nullable String declaredUser() {
    return declaredUser;
  }

  final boolean declaredNobody() {
    return declaredNobody;
  }
}
