package org.sessiontrail.engine;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.ledger.seal.NodeKeys;
import org.sessiontrail.ledger.seal.SealException;
import org.sessiontrail.ledger.seal.Sealer;
import org.sessiontrail.ledger.seal.SignedLast;
import org.sessiontrail.runtime.Agent;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.store.BackOff;
import org.sessiontrail.store.LedgerStore;
import org.sessiontrail.store.StoreException;

/**
 * Seals the log as it grows, and once more when the tracker stops and all is stored. Looks at most
 * once a second.
 *
 * <p>Threads: stepped by one thread at a time.
 */
final class SealAgent implements Agent {
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final String LAST = "ledger.last";

  private final Tracker tracker;
  private final StoreConnection connection;
  private final BackOff backOff;
  private @Nullable Sealer sealer;
  private @Nullable Long lookedNanos;

  SealAgent(Tracker tracker, StoreConnection connection) {
    this.tracker = tracker;
    this.connection = connection;
    this.backOff = new BackOff(tracker.clock());
  }

  @Override
  public String name() {
    return "ledger";
  }

  /** Does nothing until the drain has opened the database. */
  @Override
  public int doWork() throws StoreException {
    if (!connection.isOpen()) {
      return WAITING;
    }
    boolean stopping = connection.isStopping();
    if (stopping ? tracker.spool().status().queued() > 0 : isResting()) {
      return WAITING;
    }
    return backOff.attempt(() -> step(stopping));
  }

  private boolean isResting() {
    return lookedNanos != null && tracker.clock().nanos() - lookedNanos < PAUSE_NANOS;
  }

  private int step(boolean stopping) throws StoreException {
    lookedNanos = tracker.clock().nanos();
    LedgerStore ledger = connection.storage().ledger();
    int older = ledger.catchUp();
    if (older > 0) {
      lookedNanos = null; // there may be more
      return older;
    }
    try {
      boolean sealed = sealer(ledger).seal(ledger, tracker.clock().epochMicros(), stopping) != null;
      return sealed ? 1 : 0;
    } catch (SealException e) {
      throw new StoreException(e.getMessage() == null ? "" : e.getMessage(), e);
    }
  }

  private Sealer sealer(LedgerStore ledger) throws SealException, StoreException {
    Sealer known = sealer;
    if (known == null) {
      TrackerConfig config = tracker.config();
      NodeKeys keys = NodeKeys.load(config.ledger().keyFile(), config.app(), config.node());
      if (ledger.state().records() > 0) {
        ledger.introduce(config.node(), keys.verifiers(), tracker.clock().epochMicros());
      }
      SignedLast last = new SignedLast(config.spool().dir().resolve(LAST));
      known = new Sealer(config.app(), keys, last, config.ledger().sealSeconds());
      sealer = known;
    }
    return known;
  }
}
