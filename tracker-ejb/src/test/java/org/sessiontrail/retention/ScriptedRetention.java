package org.sessiontrail.retention;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.RecordClass;
import org.sessiontrail.config.TrackerConfig.RetentionConfig;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.store.SteppedClock;
import org.sessiontrail.store.StoreException;

/** A database for retention in which each transaction takes its time and has its name noted. */
final class ScriptedRetention implements HoldStore, ErasureStore, PurgeStore {
  final List<String> done = new ArrayList<>();
  int prefixes;
  int erasureSteps;
  int failures;
  private final SteppedClock clock;
  private final long millis;

  /** Transactions of {@code millis} each. */
  ScriptedRetention(SteppedClock clock, long millis) {
    this.clock = clock;
    this.millis = millis;
  }

  private void transaction(String name) throws StoreException {
    clock.passMillis(millis);
    if (failures > 0) {
      failures--;
      done.add(name + " failed");
      throw new StoreException("TRK-0311 the database is gone", null);
    }
    done.add(name);
  }

  @Override
  public int expire(Operator by) {
    done.add("expire");
    return 0;
  }

  @Override
  public List<ErasureStatus> erasures() {
    return erasureSteps == 0 ? List.of() : List.of(status());
  }

  private ErasureStatus status() {
    var state = erasureSteps == 0 ? ErasureStatus.State.DONE : ErasureStatus.State.RUNNING;
    return new ErasureStatus("R1", ErasureLevel.E1, state, 0, 0, 0);
  }

  @Override
  public ErasureStatus step(String request, Subject subject, Operator by) throws StoreException {
    transaction("erase");
    erasureSteps--;
    return status();
  }

  @Override
  public int children(RetentionConfig periods, Operator by) throws StoreException {
    transaction("children");
    return 1;
  }

  @Override
  public long prefix(RetentionConfig periods, Operator by) throws StoreException {
    transaction("prefix");
    return prefixes-- > 0 ? 256 : 0;
  }

  @Override
  public Step contents(RecordClass records, RetentionConfig periods, Place after, Operator by)
      throws StoreException {
    transaction(records.id());
    return new Step(0, null);
  }

  @Override
  public Subject subject(String request, @Nullable KeyedHash hash) {
    return new Subject(java.util.Set.of(), java.util.Set.of(), null, hash);
  }

  @Override
  public Map<String, Long> expired(RetentionConfig periods, long nowMicros) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Subject subject(Selector selector, @Nullable KeyedHash hash) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Impact impact(Subject subject, ErasureLevel level) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ErasureStatus begin(
      ErasureRequest request, Subject subject, boolean held, long followMicros, Operator by) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ErasureStatus refuse(ErasureRequest request, Operator by) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int follow(String request, Subject subject, Operator by) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Hold hold(
      Selector selector,
      @Nullable Subject subject,
      String caseId,
      @Nullable Long untilMicros,
      Operator by) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int release(String caseId, Operator by) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Hold> holds() {
    return List.of();
  }
}
