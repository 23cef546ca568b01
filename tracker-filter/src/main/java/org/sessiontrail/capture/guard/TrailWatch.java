package org.sessiontrail.capture.guard;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.detect.DetectRule;

/**
 * What is remembered of one session while it is served, some 150 bytes: its client, how fast it is
 * and what it adds up to.
 *
 * <p>Threads: any number; all under its monitor.
 */
public final class TrailWatch {
  private static final double HALF_LIFE_MICROS = TimeUnit.MINUTES.toMicros(30);
  private static final long MINUTE_MICROS = TimeUnit.MINUTES.toMicros(1);
  private static final long HOLD_MICROS = TimeUnit.MINUTES.toMicros(30);
  private static final int MOST_TOLD = 4;

  /** The same found here and in the log: their times differ by less than this. */
  private static final long SAME_MICROS = TimeUnit.SECONDS.toMicros(60);

  private @Nullable String agent;
  private @Nullable String address;
  private long @Nullable [] told;
  private long minute = Long.MIN_VALUE;
  private int pages;
  private int pagesBefore;
  private long misusedSince;
  private int misused;
  private @Nullable EnumSet<DetectRule> noticed;
  private double score;
  private double due;
  private long scoredAt;
  private long clearedAt = Long.MIN_VALUE;
  private Verdict held = Verdict.ALLOW;
  private long heldUntil;

  /** A session that nothing is known of. */
  public TrailWatch() {}

  /** What the enforced part of its score asks for at {@code micros}. */
  public synchronized Verdict verdict(long micros) {
    Verdict now = due == 0 ? Verdict.ALLOW : Verdict.of(due * left(micros));
    return micros < heldUntil && held.compareTo(now) > 0 ? held : now;
  }

  /** What it adds up to at {@code micros}, half of it gone each half hour. */
  public synchronized int score(long micros) {
    return score == 0 ? 0 : (int) Math.round(score * left(micros));
  }

  /** Whether {@code rule} noticed something. */
  public synchronized boolean hasNoticed(DetectRule rule) {
    return noticed != null && noticed.contains(rule);
  }

  /** The title of the first rule, in their order, that noticed something; empty for none. */
  public synchronized String lead() {
    return noticed == null || noticed.isEmpty() ? "" : noticed.iterator().next().title();
  }

  /**
   * Nothing that happened up to {@code micros} is held against it any more: the user has shown who
   * they are.
   */
  public synchronized void clear(long micros) {
    clearedAt = Math.max(clearedAt, micros);
    if (scoredAt > micros) {
      return; // something new was noticed since
    }
    score = 0;
    due = 0;
    held = Verdict.ALLOW;
    noticed = null;
  }

  /**
   * Something was noticed here.
   *
   * @param points what it adds
   * @param enforce whether it may be acted on
   */
  public synchronized void add(DetectRule rule, int points, boolean enforce, long micros) {
    double left = left(micros);
    score = score * left + points;
    due = due * left + (enforce ? points : 0);
    scoredAt = Math.max(scoredAt, micros);
    EnumSet<DetectRule> all = noticed == null ? EnumSet.noneOf(DetectRule.class) : noticed;
    all.add(rule);
    noticed = all;
  }

  /**
   * A rule found something in the log. Adds nothing for what was cleared meanwhile, and for what
   * the same rule noticed here at that time. What it asks for holds for half an hour, for it comes
   * seconds late and the next request later still.
   *
   * @param micros when it happened
   */
  synchronized void found(DetectRule rule, int points, boolean enforce, long micros) {
    boolean known = hasNoticed(rule) && Math.abs(micros - scoredAt) < SAME_MICROS;
    if (micros > clearedAt && !known) {
      add(rule, points, enforce, micros);
      hold(Verdict.of(due), micros + HOLD_MICROS);
    }
  }

  private void hold(Verdict verdict, long until) {
    if (verdict != Verdict.ALLOW) {
      held = held.compareTo(verdict) > 0 ? held : verdict;
      heldUntil = Math.max(heldUntil, until);
    }
  }

  /** Takes over what {@code other} adds up to, which nobody uses any more. */
  synchronized void takeOver(TrailWatch other) {
    synchronized (other) {
      long at = Math.max(scoredAt, other.scoredAt);
      score = score * left(at) + other.score * other.left(at);
      due = due * left(at) + other.due * other.left(at);
      scoredAt = at;
      clearedAt = Math.max(clearedAt, other.clearedAt);
      hold(other.held, other.heldUntil);
      if (other.noticed != null) {
        EnumSet<DetectRule> all = EnumSet.copyOf(other.noticed);
        if (noticed != null) {
          all.addAll(noticed);
        }
        noticed = all;
      }
    }
  }

  private double left(long micros) {
    return Math.pow(0.5, Math.max(0, micros - scoredAt) / HALF_LIFE_MICROS);
  }

  /** How its client differs from the one before. */
  enum Change {
    NONE,
    CLIENT,
    CLIENT_AND_NETWORK
  }

  /** Takes the client of a request; a change is told of once for each client. */
  synchronized Change client(@Nullable String name, @Nullable String from) {
    String known = agent;
    String place = address;
    agent = name == null ? known : name;
    address = from == null ? place : from;
    if (known == null || name == null || known.equals(name) || Likeness.isUpdate(known, name)) {
      return Change.NONE;
    }
    if (!isNews(Likeness.hash(name), Likeness.hash(known))) {
      return Change.NONE;
    }
    boolean moved = place != null && from != null && !Likeness.isSameNetwork(place, from);
    return moved ? Change.CLIENT_AND_NETWORK : Change.CLIENT;
  }

  private boolean isNews(long now, long before) {
    long[] clients = told == null ? new long[] {before} : told;
    for (long each : clients) {
      if (each == now) {
        return false;
      }
    }
    if (clients.length >= MOST_TOLD) {
      return false;
    }
    told = Arrays.copyOf(clients, clients.length + 1);
    told[clients.length] = now;
    return true;
  }

  /** Counts a page; whether this is the first above {@code most} in a second such minute. */
  synchronized boolean page(long micros, long most) {
    long now = Math.floorDiv(micros, MINUTE_MICROS);
    if (now != minute) {
      pagesBefore = now == minute + 1 ? pages : 0;
      pages = 0;
      minute = now;
    }
    pages++;
    return pagesBefore > most && pages == most + 1;
  }

  /** Counts a misuse; whether it is the {@code most}th within {@code windowMicros}. */
  synchronized boolean misuse(long micros, long most, long windowMicros) {
    if (misused == 0 || Math.abs(micros - misusedSince) > windowMicros) {
      misusedSince = micros;
      misused = 0;
    }
    misused++;
    return misused == most;
  }
}
