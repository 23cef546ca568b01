package org.sessiontrail.runtime;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.TrailClock;

/**
 * All agents of one tracker as one: each is stepped in turn, a failing one does not stop the rest.
 * That one fails, or works again, is a change of the {@link Health}, which logs it; the stack of a
 * failure is logged at most every thirty seconds, as long as it lasts.
 */
final class Agents implements Agent {
  private static final Logger LOG = System.getLogger(Agents.class.getName());

  /** A container that is about to stop refuses work for less than so many steps. */
  private static final int REFUSALS_TOLD = 8;

  private static final long STACK_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final List<Stepped> agents = new CopyOnWriteArrayList<>();
  private final ReentrantLock stepping = new ReentrantLock();
  private final Health health;
  private final TrailClock clock;
  private volatile boolean ended;

  Agents(Health health, TrailClock clock) {
    this.health = health;
    this.clock = clock;
  }

  void add(Agent agent) {
    agents.add(new Stepped(agent));
  }

  @Override
  public String name() {
    return "agents";
  }

  /** Steps every agent once; returns 0 at once when another thread is in the middle of a step. */
  @Override
  public int doWork() {
    return stepping.tryLock() ? stepAll() : 0;
  }

  /**
   * As {@link #doWork}, but waits for {@code nanos} at most until another thread has ended its
   * step. An interrupt ends the wait; it is kept for the caller.
   */
  int doWorkWithin(long nanos) {
    try {
      return stepping.tryLock(nanos, TimeUnit.NANOSECONDS) ? stepAll() : 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** From now on nothing is stepped. What a step that goes on still meets is nobody's concern. */
  void end() {
    ended = true;
  }

  private int stepAll() {
    try {
      int done = 0;
      for (Stepped agent : agents) {
        done += ended ? 0 : agent.step();
      }
      return done;
    } finally {
      stepping.unlock();
    }
  }

  /** One agent and its failures. */
  private final class Stepped {
    private final Agent agent;
    private boolean failing;
    private long failures;
    private int refusals;
    private @Nullable Long lastStackNanos;

    Stepped(Agent agent) {
      this.agent = agent;
    }

    int step() {
      try {
        int done = agent.doWork();
        refusals = 0;
        if (done == WAITING) {
          return 0;
        }
        if (done > 0 || failing || health.part(agent.name()) == null) {
          failing = false;
          health.report(agent.name(), Health.State.UP, "works");
        }
        return done;
      } catch (Exception | LinkageError e) {
        failed(e);
        return 0;
      }
    }

    private void failed(Throwable cause) {
      boolean stops =
          TransactionRunner.RefusedException.isBehind(cause) && ++refusals < REFUSALS_TOLD;
      if (ended || stops) {
        LOG.log(Level.DEBUG, agent.name() + " was cut short by the stop", cause);
        return;
      }
      failing = true;
      failures++;
      String message =
          "TRK-0301 failed and will be tried again: "
              + cause.getClass().getName()
              + ": "
              + cause.getMessage();
      Throwable stack = isStackDue() ? cause : null;
      boolean changed = health.report(agent.name(), Health.State.DOWN, message, stack);
      if (!changed && stack != null) {
        String still = "TRK-0301 " + agent.name() + " still fails, " + failures + " times so far";
        LOG.log(Level.WARNING, still, stack);
      }
    }

    private boolean isStackDue() {
      long now = clock.nanos();
      Long last = lastStackNanos;
      if (last != null && now - last < STACK_PAUSE_NANOS) {
        return false;
      }
      lastStackNanos = now;
      return true;
    }
  }
}
