package org.sessiontrail.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.retention.Hold;
import org.sessiontrail.retention.HoldStore;
import org.sessiontrail.retention.Operator;
import org.sessiontrail.retention.Selector;
import org.sessiontrail.retention.Subject;
import org.sessiontrail.store.StoreException;

/** Holds through a connection that may have to be opened first. */
record ConnectedHolds(StoreConnection connection) implements HoldStore {
  @Override
  public Hold hold(
      Selector selector,
      @Nullable Subject subject,
      String caseId,
      @Nullable Long untilMicros,
      Operator by)
      throws StoreException {
    return opened().hold(selector, subject, caseId, untilMicros, by);
  }

  @Override
  public int release(String caseId, Operator by) throws StoreException {
    return opened().release(caseId, by);
  }

  @Override
  public int expire(Operator by) throws StoreException {
    return opened().expire(by);
  }

  @Override
  public List<Hold> holds() throws StoreException {
    return opened().holds();
  }

  private HoldStore opened() throws StoreException {
    return connection.storage().retention().holds();
  }
}
