package org.sessiontrail.server.beans;

import jakarta.enterprise.context.ApplicationScoped;
import org.sessiontrail.capture.cdi.Detail;
import org.sessiontrail.capture.cdi.Tracked;

/** A bean of CDI, of which each call is recorded. */
@ApplicationScoped
@Tracked
public class TrackedGreeter {
  /** For the container. */
  public TrackedGreeter() {}

  /** Succeeds. */
  public String greet(@Detail("name") String name) {
    return "hello " + name;
  }

  /**
   * Does not.
   *
   * @throws IllegalStateException always
   */
  public void fail() {
    throw new IllegalStateException("told to");
  }
}
