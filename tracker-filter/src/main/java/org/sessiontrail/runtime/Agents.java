package org.sessiontrail.runtime;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * All agents of one tracker as one: each is stepped in turn, a failing one does not stop the rest.
 */
final class Agents implements Agent {
  private static final Logger LOG = System.getLogger(Agents.class.getName());
  private static final long LOG_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final List<Agent> agents = new CopyOnWriteArrayList<>();
  private final ReentrantLock stepping = new ReentrantLock();
  private final Health health;
  private long failures;
  private long lastLogNanos = System.nanoTime() - LOG_PAUSE_NANOS;

  Agents(Health health) {
    this.health = health;
  }

  void add(Agent agent) {
    agents.add(agent);
  }

  @Override
  public String name() {
    return "agents";
  }

  /** Steps every agent once; returns 0 at once when another thread is in the middle of a step. */
  @Override
  public int doWork() {
    if (!stepping.tryLock()) {
      return 0;
    }
    try {
      int done = 0;
      for (Agent agent : agents) {
        done += step(agent);
      }
      return done;
    } finally {
      stepping.unlock();
    }
  }

  private int step(Agent agent) {
    try {
      int done = agent.doWork();
      if (health.part(agent.name()) == null || done > 0) {
        if (health.report(agent.name(), Health.State.UP, "works") && failures > 0) {
          LOG.log(Level.INFO, "{0} works again", agent.name());
        }
      }
      return done;
    } catch (Exception e) {
      failures++;
      boolean changed =
          health.report(
              agent.name(), Health.State.DOWN, e.getClass().getName() + ": " + e.getMessage());
      long now = System.nanoTime();
      if (changed || now - lastLogNanos > LOG_PAUSE_NANOS) {
        lastLogNanos = now;
        LOG.log(
            Level.WARNING,
            "TRK-0301 "
                + agent.name()
                + " failed ("
                + failures
                + " times so far); will be tried again",
            e);
      }
      return 0;
    }
  }
}
