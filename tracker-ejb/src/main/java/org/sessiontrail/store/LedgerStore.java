package org.sessiontrail.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.note.SignedNote;
import org.sessiontrail.ledger.note.VerifierKey;
import org.sessiontrail.ledger.tree.Hash;
import org.sessiontrail.ledger.tree.NodeSource;

/**
 * The hash tree of one application's log in its database, and what was signed of it.
 *
 * <p>Threads: safe for any number of threads.
 */
public interface LedgerStore {
  /** What is done with each row; may throw to stop the reading. */
  @FunctionalInterface
  interface Visitor {
    /** Takes one row. */
    void take(LedgerRow row) throws Exception;
  }

  /** The tree as it is now; of size 0 when nothing was ever stored. */
  TreeState state() throws StoreException;

  /**
   * Takes records from before the ledger into the tree, a limited number of them.
   *
   * @return how many; 0 when none is left
   */
  int catchUp() throws StoreException;

  /** Hashes of perfect subtrees of the tree of {@code size} leaves. Belongs to one thread. */
  NodeSource<StoreException> nodes(long size);

  /** Hashes of the leaves {@code [from, to)} as the tiles have them, null where none has it. */
  List<@Nullable Hash> leafHashes(long from, long to) throws StoreException;

  /**
   * Gives {@code visitor} every row at the places {@code [from, to)} in the order of places.
   *
   * @return how many
   * @throws Exception what the visitor threw
   */
  long rows(long from, long to, Visitor visitor) throws Exception;

  /** The published checkpoint of the largest size, or null. */
  @Nullable StoredCheckpoint newest() throws StoreException;

  /** Published checkpoints of {@code [fromSize, toSize]}, the smallest first. */
  List<StoredCheckpoint> checkpoints(long fromSize, long toSize) throws StoreException;

  /**
   * Published checkpoints of sizes above {@code after} as they lie in the database, without any
   * trust in them, the smallest first.
   *
   * @param most how many at most
   */
  List<StoredNote> notes(long after, int most) throws StoreException;

  /**
   * Publishes {@code note}; when a checkpoint of its size is there, adds its signatures to that.
   *
   * @param epochMicros when it was signed, microseconds since 1970
   * @return the note as it is published now
   * @throws StoreException also when another text was published for that size: the log forked
   */
  SignedNote publish(SignedNote note, long epochMicros) throws StoreException;

  /** Notes where a checkpoint was left; a second time at the same place changes nothing. */
  void anchored(StoredAnchor anchor) throws StoreException;

  /** Anchors of checkpoints of at least {@code fromSize}, the smallest first. */
  List<StoredAnchor> anchors(long fromSize) throws StoreException;

  /** Makes the keys of {@code node} known; those that are known stay as they are. */
  void introduce(String node, List<VerifierKey> keys, long epochMicros) throws StoreException;

  /** All keys ever introduced, the oldest first. The database's word only. */
  List<VerifierKey> keys() throws StoreException;
}
