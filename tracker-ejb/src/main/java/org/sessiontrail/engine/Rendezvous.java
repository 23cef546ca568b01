package org.sessiontrail.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.runtime.Tracker;

/**
 * Where the trackers of this class loader and the container's stepper find each other, whichever
 * comes first. Empty once both have left, so nothing outlives an undeployed application.
 *
 * <p>Threads: safe for any number of threads. Trackers are called without a lock held here.
 */
public final class Rendezvous {
  private static final Rendezvous HERE = new Rendezvous();

  private final Set<Tracker> trackers = new HashSet<>();
  private @Nullable ContainerStepper container;

  Rendezvous() {}

  /** The one of this class loader. */
  public static Rendezvous here() {
    return HERE;
  }

  /** Offers the container's time to all trackers, present and coming. */
  public void offer(ContainerStepper stepper) {
    List<Tracker> present;
    synchronized (this) {
      container = stepper;
      present = List.copyOf(trackers);
    }
    present.forEach(tracker -> tracker.adopt(stepper.hostFor(tracker)));
  }

  /** The container's time ends: trackers go back to their own. */
  public void withdraw(ContainerStepper stepper) {
    List<Tracker> present;
    synchronized (this) {
      if (container == stepper) {
        container = null;
      }
      present = List.copyOf(trackers);
    }
    present.forEach(tracker -> tracker.release(stepper.hostFor(tracker)));
    present.forEach(stepper::forget);
  }

  /** A tracker starts. */
  void arrive(Tracker tracker) {
    ContainerStepper stepper;
    synchronized (this) {
      trackers.add(tracker);
      stepper = container;
    }
    if (stepper != null) {
      tracker.adopt(stepper.hostFor(tracker));
    }
  }

  /** A tracker has stopped. */
  void leave(Tracker tracker) {
    ContainerStepper stepper;
    synchronized (this) {
      trackers.remove(tracker);
      stepper = container;
    }
    if (stepper != null) {
      stepper.forget(tracker);
    }
  }

  synchronized boolean isEmpty() {
    return trackers.isEmpty() && container == null;
  }
}
