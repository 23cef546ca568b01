package org.sessiontrail.capture.challenge;

import org.jspecify.annotations.Nullable;

/**
 * How a session stands: what it has proved, what it is asked to prove, and whether it is to end.
 *
 * <p>Threads: safe for any number of threads.
 */
public final class Standing {
  private volatile @Nullable Challenge challenge;
  private volatile boolean over;
  private volatile boolean changed;
  private Proofs proofs = Proofs.NONE;
  private boolean told;
  private @Nullable String remembered;

  /** One that proved nothing and is asked nothing. */
  public Standing() {}

  /** Whether nothing is asked of it and it may go on. */
  public boolean isClear() {
    return challenge == null && !over;
  }

  /** What it is asked to prove, or null. */
  public @Nullable Challenge challenge() {
    return challenge;
  }

  /** Whether it is to end with its next request. */
  public boolean isOver() {
    return over;
  }

  /** It is to end with its next request. */
  public void end() {
    over = true;
  }

  /**
   * Asks for a proof. One that blocks is not replaced by another, but learns which factor it wants.
   *
   * @return whether this asks for something new, to be recorded
   */
  public synchronized boolean ask(Challenge wanted) {
    Challenge open = challenge;
    if (open != null && open.blocking()) {
      String factor = open.factor().isEmpty() ? wanted.factor() : open.factor();
      challenge =
          open.wanting(wanted.blocking() ? factor : open.factor())
              .leadingTo(
                  wanted.resume() == null ? open.resume() : wanted.resume(), wanted.formLost());
    } else {
      boolean same =
          open != null
              && !wanted.blocking()
              && open.rule().equals(wanted.rule())
              && open.factor().equals(wanted.factor());
      challenge = same && open != null ? again(open, wanted) : wanted;
      told &= same;
    }
    changed = true;
    boolean news = !told;
    told = true;
    return news;
  }

  /** As {@link #ask}, from outside of a request: whoever meets it first tells. */
  public synchronized void askLater(Challenge wanted) {
    if (ask(wanted)) {
      told = false;
    }
  }

  /** The failures count on, though the page was asked for again. */
  private static Challenge again(Challenge open, Challenge wanted) {
    return new Challenge(
        open.rule(),
        open.factor(),
        false,
        wanted.sinceMicros(),
        open.failures(),
        wanted.resume(),
        wanted.formLost());
  }

  /** Somebody signed in: all that was proved before was somebody's before. */
  public synchronized void signedIn(long micros) {
    proofs = proofs.signedIn(micros);
    changed = true;
  }

  /**
   * A proof was given.
   *
   * @return what was asked and is met by it; null where nothing was, or something else
   */
  public synchronized @Nullable Challenge proved(String factor, long micros) {
    String given = Proofs.named(factor);
    proofs = proofs.with(given, micros);
    changed = true;
    Challenge open = challenge;
    if (open == null || !open.isMetBy(given)) {
      return null;
    }
    challenge = null;
    return open;
  }

  /**
   * A proof was refused.
   *
   * @param most how many may be, before the session is to end
   * @return what was asked; null where nothing was
   */
  public synchronized @Nullable Challenge failed(int most) {
    Challenge open = challenge;
    if (open == null) {
      return null;
    }
    challenge = open.failedOnce();
    changed = true;
    over |= open.failures() + 1 >= most;
    return challenge;
  }

  /** Whether {@code factor}, or any proof when that is empty, is at most so many seconds old. */
  public synchronized boolean proved(int seconds, String factor, long nowMicros) {
    return proofs.within(seconds, factor.isEmpty() ? factor : Proofs.named(factor), nowMicros);
  }

  /** Whether its session has to be told what to remember. */
  public boolean isToBeKept() {
    return changed;
  }

  /** What its session should remember, which it does from now on; null for nothing. */
  public synchronized @Nullable String keep() {
    changed = false;
    remembered = new StandingMemo(proofs, challenge).text();
    return remembered;
  }

  /** Its session was seen to remember {@code memo}: another node, or a later start, goes on. */
  public synchronized void recall(@Nullable String memo) {
    if (memo == null || changed || memo.equals(remembered)) {
      return;
    }
    StandingMemo kept = StandingMemo.parse(memo);
    if (kept != null) {
      proofs = kept.proofs();
      challenge = kept.challenge();
      told = challenge != null;
      remembered = memo;
    }
  }
}
