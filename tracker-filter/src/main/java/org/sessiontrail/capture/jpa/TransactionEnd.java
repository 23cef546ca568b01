package org.sessiontrail.capture.jpa;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * The end of the container's transaction of this thread. The only class that needs Jakarta
 * Transactions.
 */
final class TransactionEnd {
  private static final String NAME = "java:comp/TransactionSynchronizationRegistry";

  private final Supplier<@Nullable TransactionSynchronizationRegistry> registry;

  TransactionEnd(Supplier<@Nullable TransactionSynchronizationRegistry> registry) {
    this.registry = registry;
  }

  /** That of a container, where there is one. */
  static TransactionEnd ofContainer() {
    return new TransactionEnd(TransactionEnd::lookUp);
  }

  @SuppressWarnings("BanJNDI") // the container's own name
  private static @Nullable TransactionSynchronizationRegistry lookUp() {
    try {
      Object found = InitialContext.doLookup(NAME);
      return found instanceof TransactionSynchronizationRegistry there ? there : null;
    } catch (NamingException none) {
      return null;
    }
  }

  /**
   * Runs {@code work} once the transaction has committed, after what was given before; never when
   * it is rolled back.
   *
   * @return false when there is no transaction to wait for
   */
  boolean onCommit(Runnable work) {
    TransactionSynchronizationRegistry there = registry.get();
    if (there == null || there.getTransactionKey() == null) {
      return false;
    }
    Waiting waiting = (Waiting) there.getResource(Waiting.class);
    if (waiting == null) {
      waiting = new Waiting();
      there.registerInterposedSynchronization(waiting);
      there.putResource(Waiting.class, waiting);
    }
    waiting.works.add(work);
    return true;
  }

  private static final class Waiting implements Synchronization {
    private final List<Runnable> works = new ArrayList<>();

    @Override
    public void beforeCompletion() {}

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        works.forEach(Runnable::run);
      }
    }
  }
}
