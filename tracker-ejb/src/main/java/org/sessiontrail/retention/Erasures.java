package org.sessiontrail.retention;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.sessiontrail.retention.ErasureStatus.State;
import org.sessiontrail.store.StoreException;

/**
 * Erases what the log holds of a person, a limited number of records a transaction.
 *
 * <p>Threads: safe for any number of threads and nodes; two that work on one request share it.
 */
public final class Erasures {
  /** How long records that were not stored yet when they should have been erased are waited for. */
  public static final int FOLLOW_DAYS = 30;

  private final ErasureStore store;
  private final Operator by;

  /** Told how far an erasure is. */
  @FunctionalInterface
  public interface Progress {
    /** So many of so many records. */
    void at(long done, long total);
  }

  /** Erasures in {@code store} by {@code by}. */
  public Erasures(ErasureStore store, Operator by) {
    this.store = store;
    this.by = by;
  }

  /**
   * Erases what is stored about {@code subject}; goes on where an earlier call for the same request
   * ended. Held records defer all of it.
   */
  public ErasureStatus erase(ErasureRequest request, Subject subject, Progress progress)
      throws StoreException {
    Impact impact = store.impact(subject, request.level());
    long follow = by.clock().epochMicros() + TimeUnit.DAYS.toMicros(FOLLOW_DAYS);
    ErasureStatus status = store.begin(request, subject, impact.held() > 0, follow, by);
    if (status.state() == State.DEFERRED && impact.held() > 0) {
      return status;
    }
    long before = status.erased();
    long total = before + impact.records();
    while (status.state() == State.RUNNING || status.state() == State.DEFERRED) {
      progress.at(status.erased(), Math.max(total, status.erased()));
      status = store.step(request.id(), subject, by);
      if (status.state() == State.DEFERRED) {
        return status;
      }
    }
    progress.at(status.erased(), status.erased());
    return status;
  }

  /**
   * Goes on with all requests that are not over: those that broke off, those whose hold has ended,
   * and records that came late.
   *
   * @param mayGoOn asked between transactions
   * @return transactions that did something
   */
  public int goOn(BooleanSupplier mayGoOn) throws StoreException {
    int done = 0;
    for (ErasureStatus status : store.erasures()) {
      done +=
          switch (status.state()) {
            case RUNNING, DEFERRED -> goOn(status, mayGoOn);
            case FOLLOWING -> follow(status, mayGoOn);
            case DONE, REFUSED -> 0;
          };
    }
    return done;
  }

  private int goOn(ErasureStatus from, BooleanSupplier mayGoOn) throws StoreException {
    Subject subject = store.subject(from.request(), by.hash());
    ErasureStatus status = from;
    if (status.state() == State.DEFERRED && store.impact(subject, from.level()).held() > 0) {
      return 0;
    }
    int done = 0;
    do {
      if (!mayGoOn.getAsBoolean()) {
        return done;
      }
      status = store.step(from.request(), subject, by);
      done++;
    } while (status.state() == State.RUNNING);
    return done;
  }

  private int follow(ErasureStatus status, BooleanSupplier mayGoOn) throws StoreException {
    Subject subject = store.subject(status.request(), by.hash());
    int done = 0;
    while (mayGoOn.getAsBoolean() && store.follow(status.request(), subject, by) > 0) {
      done++;
    }
    return done;
  }
}
