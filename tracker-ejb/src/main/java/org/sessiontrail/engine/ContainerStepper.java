package org.sessiontrail.engine;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.runtime.Agent;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.runtime.TrackerHost;
import org.sessiontrail.runtime.TransactionRunner;

/**
 * Steps trackers on a container's time, in a container's transactions: its bean calls {@link #step}
 * from a timer.
 *
 * <p>Threads: safe for any number of threads; two steps of one tracker never overlap.
 */
public final class ContainerStepper {
  private static final Logger LOG = System.getLogger(ContainerStepper.class.getName());
  // short: while a step goes on, nobody else gets at the agents anyway
  private static final long HALT_WAIT_SECONDS = 2;

  private final String name;
  private final TransactionRunner transactions;
  private final @Nullable ClassLoader application;
  private final Map<Tracker, Host> hosts = new ConcurrentHashMap<>();

  /**
   * A stepper for a container called {@code name} that offers {@code transactions}, to the
   * application in which the calling thread is.
   */
  public ContainerStepper(String name, TransactionRunner transactions) {
    this(name, transactions, Thread.currentThread().getContextClassLoader());
  }

  /** As the other one, for the application of a loader, or for none in particular. */
  ContainerStepper(String name, TransactionRunner transactions, @Nullable ClassLoader application) {
    this.name = name;
    this.transactions = taking(name, transactions);
    this.application = application;
  }

  /** {@code container} so that work it never began can be told from work that failed. */
  private static TransactionRunner taking(String name, TransactionRunner container) {
    return new TransactionRunner() {
      @Override
      public <T> T inTransaction(Callable<T> work) throws Exception {
        AtomicBoolean begun = new AtomicBoolean();
        try {
          return container.inTransaction(
              () -> {
                begun.set(true);
                return work.call();
              });
        } catch (RuntimeException e) {
          throw begun.get() ? e : new TransactionRunner.RefusedException(name, e);
        }
      }
    };
  }

  /** Loader of the application it was made in, if that is known. */
  @Nullable ClassLoader application() {
    return application;
  }

  /** Steps every tracker until it has nothing left to do, for {@code budgetMillis} at most. */
  public void step(long budgetMillis) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(budgetMillis);
    hosts.values().forEach(host -> host.step(deadline));
  }

  /** The host of {@code tracker}, always the same one. */
  TrackerHost hostFor(Tracker tracker) {
    return hosts.computeIfAbsent(tracker, key -> new Host());
  }

  void forget(Tracker tracker) {
    hosts.remove(tracker);
  }

  /** One tracker's share of the container. */
  private final class Host implements TrackerHost {
    private final ReentrantLock stepping = new ReentrantLock();
    private volatile @Nullable Agent agent;

    @Override
    public String name() {
      return name;
    }

    @Override
    public TransactionRunner transactions() {
      return transactions;
    }

    @Override
    public void run(Agent work) {
      agent = work;
    }

    @Override
    public void halt() {
      agent = null;
      try {
        if (stepping.tryLock(HALT_WAIT_SECONDS, TimeUnit.SECONDS)) {
          stepping.unlock();
        } else {
          LOG.log(Level.WARNING, "a step is still busy after {0} s", HALT_WAIT_SECONDS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void step(long deadline) {
      if (!stepping.tryLock()) {
        return;
      }
      try {
        Agent work = agent;
        while (work != null && work.doWork() > 0 && System.nanoTime() < deadline) {
          work = agent;
        }
      } catch (Exception e) {
        LOG.log(Level.WARNING, "a step failed", e);
      } finally {
        stepping.unlock();
      }
    }
  }
}
