package org.sessiontrail.store;

import java.util.List;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.spool.SpoolCursor;

/** Records as a spool on disk gives them: again and again until they are committed. */
public final class ListCursor implements SpoolCursor {
  private final List<StoredRecord> records;
  private final int most;
  private int committed;
  private int polled;

  /** Gives {@code records}, at most {@code most} at once. */
  public ListCursor(List<StoredRecord> records, int most) {
    this.records = records;
    this.most = most;
  }

  @Override
  public List<StoredRecord> poll(int max) {
    polled = Math.min(records.size(), committed + Math.min(max, most));
    return records.subList(committed, polled);
  }

  @Override
  public void commit() {
    committed = polled;
  }

  /** Forgets some commits, as a process does that is killed before its cursor is written. */
  public void rewind(int records) {
    committed = Math.max(0, committed - records);
  }

  /** Whether all were committed. */
  public boolean isDone() {
    return committed == records.size();
  }
}
