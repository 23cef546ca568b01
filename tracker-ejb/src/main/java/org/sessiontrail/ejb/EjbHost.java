package org.sessiontrail.ejb;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.engine.ContainerStepper;
import org.sessiontrail.engine.Rendezvous;

/**
 * Steps the trackers of this application from a timer of the container.
 *
 * <p>Each step sets the timer for the next one: WildFly logs a warning for every tick of an
 * interval that falls into a long step. It logs one, too, for a timer without a next tick that is
 * looked at in the middle of its last step; so the timer has an interval, a long one, and is
 * cancelled at the end of its first step.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@SuppressWarnings("NullAway.Init") // the container sets the fields
public class EjbHost {
  private static final Logger LOG = System.getLogger(EjbHost.class.getName());
  private static final long PAUSE_MILLIS = 250;
  private static final long BUDGET_MILLIS = 5_000;
  private static final long LONG_MILLIS = 3_600_000;

  @Resource private TimerService timers;
  @EJB private ContainerTransaction transaction;
  private volatile @Nullable ContainerStepper stepper;

  /** For the container. */
  public EjbHost() {}

  /** Offers itself to the trackers, those that are there and those to come. */
  @PostConstruct
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void start() {
    ContainerStepper begun = new ContainerStepper("ejb", transaction);
    stepper = begun;
    setTimer();
    Rendezvous.here().offer(begun);
  }

  /** Does what there is to do, outside of a transaction: each batch begins its own. */
  @Timeout
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void step(Timer ticked) {
    ContainerStepper running = stepper;
    try {
      if (running != null) {
        running.step(BUDGET_MILLIS);
      }
    } finally {
      setTimer();
      cancel(ticked);
    }
  }

  /** Gives the trackers back to themselves; they store what is still queued. */
  @PreDestroy
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void stop() {
    ContainerStepper ended = stepper;
    stepper = null;
    if (ended != null) {
      Rendezvous.here().withdraw(ended);
    }
  }

  private static void cancel(Timer ticked) {
    try {
      ticked.cancel();
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "a timer is gone already", e);
    }
  }

  private void setTimer() {
    if (stepper == null) {
      return;
    }
    try {
      timers.createIntervalTimer(PAUSE_MILLIS, LONG_MILLIS, new TimerConfig(null, false));
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "no more timers: the application is being stopped", e);
      stop();
    }
  }
}
