package org.sessiontrail.runtime;

import org.jspecify.annotations.Nullable;

/** A host that a test steps by hand. */
public final class SteppedHost implements TrackerHost {
  private @Nullable Agent agent;

  @Override
  public String name() {
    return "stepped";
  }

  @Override
  public void run(Agent handed) {
    agent = handed;
  }

  @Override
  public void halt() {
    agent = null;
  }

  /** Whether it has anything to step. */
  public boolean running() {
    return agent != null;
  }

  /** One step; returns how much was done. */
  public int step() {
    Agent stepped = agent;
    try {
      return stepped == null ? 0 : stepped.doWork();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
