package org.sessiontrail.store;

import java.util.List;
import org.sessiontrail.record.StoredRecord;

/** The writing end of the durable home of one application's trails. */
public interface TrailStore {
  /**
   * Stores {@code records} in this order in one transaction. When it returns they are durable. A
   * record whose stream and number are stored already is skipped, so that a batch whose commit was
   * ambiguous can be given again.
   *
   * @return how many records were new
   * @throws StoreException when nothing was stored, or nobody knows
   */
  int append(List<StoredRecord> records) throws StoreException;

  /**
   * Puts {@code refused}, which can't be stored, aside with the reason, and stores {@code gap} in
   * its place; both or neither. Nothing happens when the place is taken already.
   *
   * @throws StoreException when nothing was stored, or nobody knows
   */
  void park(StoredRecord refused, StoredRecord gap, String reason) throws StoreException;
}
