package org.sessiontrail.server;

import java.net.URI;
import java.util.List;
import java.util.function.Predicate;
import org.sessiontrail.capture.contract.ProbedServer;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.StoreException;

/**
 * An application on a server in another process, and what is stored of it.
 *
 * @param base its address, with a slash at its end
 */
public record Recorded(URI base, StoredTrail trail) implements ProbedServer, AutoCloseable {
  /** The application at {@code base} with the log of {@code app} in {@code jdbcUrl}. */
  public static Recorded at(URI base, String jdbcUrl, String app) throws StoreException {
    return new Recorded(base, StoredTrail.open(jdbcUrl, app));
  }

  @Override
  public List<StoredRecord> records(Predicate<StoredRecord> wanted) {
    return trail.records(wanted);
  }

  /** Asks for {@code path} and waits longer than a visitor does: until the store was opened. */
  public Recorded opened(String path) {
    visitor().get(path);
    trail.await(1, record -> record.kind() == Kind.REQUEST);
    return this;
  }

  @Override
  public void close() {
    trail.close();
  }
}
