package org.sessiontrail.engine;

import java.util.List;
import java.util.Map;
import org.sessiontrail.store.Removal;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;

/** Reads through a connection that may have to be opened first. */
record ConnectedReader(StoreConnection connection) implements TrailReader {
  @Override
  public long size() throws StoreException {
    return connection.storage().reader().size();
  }

  @Override
  public long read(TrailQuery query, Visitor visitor) throws Exception {
    return connection.storage().reader().read(query, visitor);
  }

  @Override
  public long count(TrailQuery query) throws StoreException {
    return connection.storage().reader().count(query);
  }

  @Override
  public Map<String, Long> losses(TrailQuery query) throws StoreException {
    return connection.storage().reader().losses(query);
  }

  @Override
  public List<Removal> removals(TrailQuery query) throws StoreException {
    return connection.storage().reader().removals(query);
  }
}
