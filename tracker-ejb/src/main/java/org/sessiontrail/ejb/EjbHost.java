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
 * <p>Each step sets the timer for the next one: an interval timer would log a warning for every
 * tick that falls into a long step.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@SuppressWarnings("NullAway.Init") // the container sets the fields
public class EjbHost {
  private static final Logger LOG = System.getLogger(EjbHost.class.getName());
  private static final long PAUSE_MILLIS = 250;
  private static final long BUDGET_MILLIS = 5_000;

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
  public void step() {
    ContainerStepper running = stepper;
    if (running == null) {
      return;
    }
    try {
      running.step(BUDGET_MILLIS);
    } finally {
      setTimer();
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

  private void setTimer() {
    if (stepper == null) {
      return;
    }
    try {
      timers.createSingleActionTimer(PAUSE_MILLIS, new TimerConfig(null, false));
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "no more timers: the application is being stopped", e);
      stop();
    }
  }
}
