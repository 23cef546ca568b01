package org.sessiontrail.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.runtime.TestConfig;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.runtime.TransactionRunner;
import org.sessiontrail.store.SteppedClock;

/** What a container does with work, as trackers see it. */
class ContainerStepperTest {
  private final RuntimeException stopped = new IllegalStateException("component is stopped");

  @TempDir Path dir;

  /** A container's bean. */
  private final class Bean implements TransactionRunner {
    private boolean isStopped;

    @Override
    public <T> T inTransaction(Callable<T> work) throws Exception {
      if (isStopped) {
        throw stopped;
      }
      return work.call();
    }
  }

  @Test
  void inTransaction_tellsRefusedWorkFromWorkThatFailed() throws Exception {
    Bean bean = new Bean();
    Tracker tracker = new Tracker(TestConfig.in(dir), new SteppedClock());
    TransactionRunner container =
        Objects.requireNonNull(new ContainerStepper("ejb", bean).hostFor(tracker).transactions());

    assertThat(container.inTransaction(() -> "done")).isEqualTo("done");
    assertThatThrownBy(
            () ->
                container.inTransaction(
                    () -> {
                      throw stopped;
                    }))
        .isSameAs(stopped);

    bean.isStopped = true;
    assertThatThrownBy(() -> container.inTransaction(() -> "done"))
        .isInstanceOf(TransactionRunner.RefusedException.class)
        .hasCause(stopped);
    tracker.stop();
  }
}
