package org.sessiontrail.runtime;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A host that needs no container: one daemon thread.
 *
 * <p>Threads: see {@link TrackerHost}.
 */
public final class StandaloneHost implements TrackerHost {
  private static final Logger LOG = System.getLogger(StandaloneHost.class.getName());
  // short: while a step goes on, nobody else gets at the agents anyway
  private static final long HALT_WAIT_MILLIS = 2_000;

  private final String application;
  private final long pauseMillis;
  private volatile boolean running;
  private @Nullable Thread thread;

  /**
   * A host for {@code application}.
   *
   * @param pauseMillis how long to rest after a step that found nothing to do
   */
  public StandaloneHost(String application, long pauseMillis) {
    this.application = application;
    this.pauseMillis = pauseMillis;
  }

  @Override
  public String name() {
    return "standalone";
  }

  @Override
  public void run(Agent agent) {
    running = true;
    Thread loop = new Thread(() -> loop(agent), "sessiontrail-" + application);
    loop.setDaemon(true);
    loop.setContextClassLoader(agent.getClass().getClassLoader());
    loop.start();
    thread = loop;
  }

  @Override
  public void halt() {
    running = false;
    Thread loop = thread;
    if (loop == null) {
      return;
    }
    LockSupport.unpark(loop);
    try {
      loop.join(HALT_WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (loop.isAlive()) {
      LOG.log(Level.WARNING, "{0} is still busy after {1} ms", loop.getName(), HALT_WAIT_MILLIS);
    }
    thread = null;
  }

  private void loop(Agent agent) {
    while (running) {
      int done = 0;
      try {
        done = agent.doWork();
      } catch (Exception e) {
        LOG.log(Level.WARNING, "step of " + agent.name() + " failed", e);
      }
      if (done == 0 && running) {
        LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(pauseMillis));
      }
    }
  }
}
