package org.sessiontrail.store.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.runtime.TransactionRunner;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.jdbc.Database;
import org.sessiontrail.store.jdbc.DatabaseVendor;
import org.sessiontrail.store.jdbc.SqlClock;

/**
 * Runs work with an entity manager of its own, with or without a transaction, and explains what
 * goes wrong.
 *
 * <p>Threads: safe for any number of threads.
 */
final class EntityWork {
  /** Work with an open entity manager. */
  @FunctionalInterface
  interface Work<T> {
    T with(EntityManager manager) throws Exception;
  }

  private final EntityManagerFactory factory;
  private final Database database;
  private final @Nullable TransactionRunner container;
  private final DatabaseVendor vendor;

  /**
   * Work with managers of {@code factory}.
   *
   * @param container the container's transactions, or null to use the connection's own
   * @param vendor what kind of database it is
   */
  EntityWork(
      EntityManagerFactory factory,
      Database database,
      @Nullable TransactionRunner container,
      DatabaseVendor vendor) {
    this.factory = factory;
    this.database = database;
    this.container = container;
    this.vendor = vendor;
  }

  /** What kind of database it is. */
  DatabaseVendor vendor() {
    return vendor;
  }

  /** How the database tells its time. */
  SqlClock clock() {
    return vendor.clock();
  }

  /** Runs {@code work} in a transaction and commits it. */
  <T> T inTransaction(Work<T> work) throws StoreException {
    try {
      if (container == null) {
        return locally(work);
      }
      return container.inTransaction(
          () -> {
            EntityManager manager = factory.createEntityManager();
            try {
              limit(manager);
              T result = work.with(manager);
              manager.flush();
              return result;
            } finally {
              manager.close();
            }
          });
    } catch (Exception e) {
      throw database.explain(e);
    }
  }

  /** Runs {@code work}, which only reads. */
  <T> T reading(Work<T> work) throws StoreException {
    EntityManager manager = null;
    try {
      manager = factory.createEntityManager();
      return work.with(manager);
    } catch (Exception e) {
      throw database.explain(e);
    } finally {
      if (manager != null) {
        manager.close();
      }
    }
  }

  /** A database that hangs must not hang whoever waits for it. */
  private void limit(EntityManager manager) {
    String limits = vendor.transactionLimits();
    if (limits != null) {
      var unused = manager.createNativeQuery(limits).getSingleResult();
    }
  }

  private <T> T locally(Work<T> work) throws Exception {
    EntityManager manager = factory.createEntityManager();
    try {
      EntityTransaction transaction = manager.getTransaction();
      transaction.begin();
      try {
        limit(manager);
        T result = work.with(manager);
        transaction.commit();
        return result;
      } finally {
        if (transaction.isActive()) {
          transaction.rollback();
        }
      }
    } finally {
      manager.close();
    }
  }
}
