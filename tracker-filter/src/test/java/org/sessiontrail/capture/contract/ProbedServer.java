package org.sessiontrail.capture.contract;

import java.net.URI;
import java.util.List;
import java.util.function.Predicate;
import org.sessiontrail.record.StoredRecord;

/** A server that runs the probe with the tracker, and access to what was recorded. */
public interface ProbedServer {
  /** Address of the probe, with a slash at its end. */
  URI base();

  /** The records so far that are {@code wanted}, in any order. */
  List<StoredRecord> records(Predicate<StoredRecord> wanted);

  /** A new client that has not been here before. */
  default Visitor visitor() {
    return new Visitor(this);
  }
}
