package org.sessiontrail.report;

import org.jspecify.annotations.Nullable;
import org.sessiontrail.store.LedgerStore;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.StoredCheckpoint;

/**
 * What a report's records can be checked against: the newest checkpoint of the log when the report
 * was begun. It covers the records at the places below its size.
 *
 * @param origin name of the log, as in the checkpoint
 * @param treeSize how many records the checkpoint covers
 * @param rootHash hash of the tree over them, base64
 * @param note the signed checkpoint as it was published, several lines of text
 */
public record Attestation(String origin, long treeSize, String rootHash, String note) {
  /** How to check a report against its checkpoint; part of every report that has one. */
  public static final String HOW_TO_VERIFY =
      "The checkpoint covers the records at the places below its size. Save its note as a file, ask"
          + " for the same records as a bundle (export --format bundle) or as a dispute pack, and"
          + " run: java -jar tracker-cli.jar verify BUNDLE --anchor FILE. It needs neither the"
          + " database nor the network.";

  /** The attestation by {@code checkpoint}. */
  public static Attestation of(StoredCheckpoint checkpoint) {
    return new Attestation(
        checkpoint.checkpoint().origin(),
        checkpoint.checkpoint().size(),
        checkpoint.checkpoint().root().base64(),
        checkpoint.note().toString());
  }

  /** The attestation by the newest checkpoint of {@code ledger}; null when nothing is sealed. */
  public static @Nullable Attestation newest(LedgerStore ledger) throws StoreException {
    StoredCheckpoint newest = ledger.newest();
    return newest == null ? null : of(newest);
  }
}
