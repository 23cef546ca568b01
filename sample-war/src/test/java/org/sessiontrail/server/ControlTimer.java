package org.sessiontrail.server;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;

/** A timer of an application that knows no tracker: what it leaves behind, the server leaves. */
@Singleton
@Startup
@SuppressWarnings("NullAway.Init") // the container sets the field
public class ControlTimer {
  @Resource private TimerService timers;

  /** For the container. */
  public ControlTimer() {}

  /** Begins to tick. */
  @PostConstruct
  public void start() {
    timers.createIntervalTimer(1, 100, new TimerConfig(null, false));
  }

  /** Does nothing. */
  @Timeout
  public void tick() {
    // that a thread came here is all
  }
}
