package org.sessiontrail.engine;

import java.util.List;
import java.util.Optional;
import org.sessiontrail.insight.segment.SavedSegment;
import org.sessiontrail.insight.segment.SavedSegments;
import org.sessiontrail.store.StoreException;

/** The saved segments of a database that is opened when it is needed. */
final class ConnectedSegments implements SavedSegments {
  private final StoreConnection connection;

  ConnectedSegments(StoreConnection connection) {
    this.connection = connection;
  }

  @Override
  public Optional<SavedSegment> named(String name) throws StoreException {
    return connection.storage().segments().named(name);
  }

  @Override
  public List<SavedSegment> all() throws StoreException {
    return connection.storage().segments().all();
  }

  @Override
  public void save(SavedSegment segment) throws StoreException {
    connection.storage().segments().save(segment);
  }

  @Override
  public boolean delete(String name) throws StoreException {
    return connection.storage().segments().delete(name);
  }
}
