package org.sessiontrail.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.runtime.TestConfig;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.runtime.TransactionRunner;

/** Applications that share the jar, each with a tracker, some with a container's time. */
final class RendezvousTest {
  private static final TransactionRunner TRANSACTIONS =
      new TransactionRunner() {
        @Override
        public <T> T inTransaction(Callable<T> work) throws Exception {
          return work.call();
        }
      };

  @TempDir private Path dir;
  private final Rendezvous rendezvous = new Rendezvous();
  private final ClassLoader inFront = loader();
  private final ClassLoader inBack = loader();
  private final ContainerStepper frontStepper = stepper("front", inFront);
  private final ContainerStepper backStepper = stepper("back", inBack);
  private final ContainerStepper moduleStepper = stepper("module", loader());
  private Tracker front;
  private Tracker back;

  private static ClassLoader loader() {
    return new URLClassLoader(new URL[0], RendezvousTest.class.getClassLoader());
  }

  private static ContainerStepper stepper(String name, ClassLoader application) {
    return new ContainerStepper(name, TRANSACTIONS, application);
  }

  @BeforeEach
  void create() {
    front = new Tracker(TestConfig.in(dir.resolve("front")), TrailClock.system());
    back = new Tracker(TestConfig.in(dir.resolve("back")), TrailClock.system());
  }

  @AfterEach
  void stop() {
    front.stop();
    back.stop();
  }

  private void bothArrive() {
    rendezvous.arrive(front, inFront);
    rendezvous.arrive(back, inBack);
  }

  private void assertHosts(String ofFront, String ofBack) {
    assertThat(front.host().name()).as("front").isEqualTo(ofFront);
    assertThat(back.host().name()).as("back").isEqualTo(ofBack);
  }

  @Test
  void offer_ofTwoApplications_goesToEachOnesOwnTracker() {
    bothArrive();
    rendezvous.offer(frontStepper);
    rendezvous.offer(backStepper);

    assertHosts("front", "back");

    rendezvous.leave(back);
    rendezvous.withdraw(backStepper);

    assertThat(front.host().name()).isEqualTo("front");
  }

  @Test
  void offer_beforeItsTrackerArrives_isLeftToThatInTheEnd() {
    rendezvous.arrive(back, inBack);
    rendezvous.offer(frontStepper);
    rendezvous.arrive(front, inFront);

    assertHosts("front", "standalone");
  }

  @Test
  void offer_ofNoApplicationWithATracker_goesToAllThatHaveNoneOfTheirOwn() {
    rendezvous.offer(moduleStepper);
    bothArrive();
    assertHosts("module", "module");

    rendezvous.offer(backStepper);
    assertHosts("module", "back");

    rendezvous.withdraw(backStepper);
    assertHosts("module", "module");

    rendezvous.withdraw(moduleStepper);
    assertHosts("standalone", "standalone");
  }

  @Test
  void leave_ofATracker_givesItsStepperToNobodyElse() {
    bothArrive();
    rendezvous.offer(frontStepper);
    rendezvous.leave(front);
    rendezvous.arrive(back, inBack);

    assertThat(back.host().name()).isEqualTo("standalone");
    rendezvous.leave(back);
    rendezvous.withdraw(frontStepper);
    assertThat(rendezvous.isEmpty()).isTrue();
  }
}
