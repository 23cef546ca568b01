package org.sessiontrail.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.runtime.Tracker;

/**
 * Where the trackers of this class loader and the container's steppers find each other, whichever
 * comes first. Empty once all have left, so nothing outlives an undeployed application.
 *
 * <p>Applications that share the jar may each have a stepper. One that was made in an application
 * with a tracker steps that tracker alone; one from anywhere else, such as the EJB module of an
 * archive, steps all that have none of their own.
 *
 * <p>Threads: safe for any number of threads. Trackers are called without a lock held here.
 */
public final class Rendezvous {
  private static final Rendezvous HERE = new Rendezvous();

  private final Map<Tracker, ClassLoader> trackers = new LinkedHashMap<>();
  private final Set<ContainerStepper> steppers = new LinkedHashSet<>();
  private final Set<ContainerStepper> ofOneApplication = new HashSet<>();
  private final Map<Tracker, ContainerStepper> stepped = new HashMap<>();

  Rendezvous() {}

  /** The one of this class loader. */
  public static Rendezvous here() {
    return HERE;
  }

  /** Offers the container's time to trackers, present and coming. */
  public void offer(ContainerStepper stepper) {
    synchronized (this) {
      steppers.add(stepper);
    }
    settle();
  }

  /** The container's time ends: trackers go back to their own. */
  public void withdraw(ContainerStepper stepper) {
    synchronized (this) {
      steppers.remove(stepper);
      ofOneApplication.remove(stepper);
    }
    settle();
  }

  /**
   * A tracker starts.
   *
   * @param application loader of its application
   */
  void arrive(Tracker tracker, ClassLoader application) {
    synchronized (this) {
      trackers.put(tracker, application);
    }
    settle();
  }

  /** A tracker has stopped. */
  void leave(Tracker tracker) {
    ContainerStepper before;
    synchronized (this) {
      trackers.remove(tracker);
      before = stepped.remove(tracker);
    }
    if (before != null) {
      before.forget(tracker);
    }
  }

  private void settle() {
    List<Runnable> moves = new ArrayList<>();
    synchronized (this) {
      for (ContainerStepper stepper : steppers) {
        if (trackers.containsValue(stepper.application())) {
          ofOneApplication.add(stepper);
        }
      }
      trackers.forEach((tracker, application) -> settle(tracker, application, moves));
    }
    moves.forEach(Runnable::run);
  }

  private void settle(Tracker tracker, ClassLoader application, List<Runnable> moves) {
    ContainerStepper wanted = stepperFor(application);
    ContainerStepper before =
        wanted == null ? stepped.remove(tracker) : stepped.put(tracker, wanted);
    if (before != wanted) {
      moves.add(() -> move(tracker, before, wanted));
    }
  }

  private @Nullable ContainerStepper stepperFor(ClassLoader application) {
    ContainerStepper ofAll = null;
    for (ContainerStepper stepper : steppers) {
      if (stepper.application() == application) {
        return stepper;
      }
      if (!ofOneApplication.contains(stepper)) {
        ofAll = stepper;
      }
    }
    return ofAll;
  }

  private static void move(
      Tracker tracker, @Nullable ContainerStepper from, @Nullable ContainerStepper to) {
    if (to != null) {
      tracker.adopt(to.hostFor(tracker));
    } else if (from != null) {
      tracker.release(from.hostFor(tracker));
    }
    if (from != null) {
      from.forget(tracker);
    }
  }

  synchronized boolean isEmpty() {
    return trackers.isEmpty() && steppers.isEmpty();
  }
}
