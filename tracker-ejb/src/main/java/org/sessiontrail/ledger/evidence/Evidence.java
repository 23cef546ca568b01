package org.sessiontrail.ledger.evidence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.note.TlogPolicy;
import org.sessiontrail.ledger.tree.Frontier;
import org.sessiontrail.ledger.tree.Hash;

/**
 * What a log shows of itself: a database, an exported bundle, a directory of another product. It is
 * read once, from its lowest place to its highest, and nothing of it is believed.
 *
 * <p>Threads: one thread.
 */
public interface Evidence extends AutoCloseable {
  /** What is done with each record. */
  @FunctionalInterface
  interface Visitor {
    /** Takes one record. */
    void take(EvidenceRecord record) throws EvidenceException;
  }

  /** What part of the log it claims to be. */
  enum Form {
    /** Everything that is kept; what lies before it was purged. */
    WHOLE,
    /** Everything between two checkpoints. */
    PERIOD,
    /** Some records, each with a proof of its own. */
    SPARSE,
    /** Everything, in another product's log: leaves are hashed and not read. */
    FOREIGN
  }

  /**
   * How much of the log there is.
   *
   * @param form what part it claims to be
   * @param from place of the first record
   * @param to place after the last one
   * @param size number of records to read, for the progress
   */
  record Extent(Form form, long from, long to, long size) {
    /** Whether records are in the place after the one before, so that the tree can be made anew. */
    public boolean isGapless() {
      return form != Form.SPARSE;
    }

    /** Whether each checkpoint that was ever published within it must be there. */
    public boolean hasEveryCheckpoint() {
      return form == Form.WHOLE || form == Form.PERIOD;
    }
  }

  /**
   * An unsigned statement of what the tree is.
   *
   * @param place where it stands
   * @param size number of leaves
   * @param root root hash over them
   */
  record Head(String place, long size, Hash root) {}

  /** What it is, as a sentence would name it: "the database". */
  String name();

  /** How much of the log there is. The same at every call. */
  Extent extent() throws EvidenceException;

  /**
   * Edge of the tree over what lies before the first record; empty for a log from its beginning.
   */
  Frontier base() throws EvidenceException;

  /** What it says of itself unsigned, or null when it says nothing. */
  default @Nullable Head head() {
    return null;
  }

  /** Whom it wants to be believed by: its own word only. Null when it does not say. */
  @Nullable TlogPolicy policy() throws EvidenceException;

  /** Checkpoints of sizes above {@code after}, the smallest first, {@code most} at most. */
  List<PublishedNote> checkpoints(long after, int most) throws EvidenceException;

  /** Gives the records at the places {@code [from, to)}; called for one range after the other. */
  void records(long from, long to, Visitor visitor) throws EvidenceException;

  /**
   * Hashes of the perfect subtrees {@code [from, to)} of {@code level}, a multiple of 8, as they
   * are kept beside the records; null where none is kept.
   */
  default List<@Nullable Hash> kept(int level, long from, long to) throws EvidenceException {
    return new ArrayList<>(Collections.nCopies((int) (to - from), null));
  }

  /** Edge of the tree of {@code size} leaves out of the kept hashes; null when it can't be had. */
  default @Nullable Frontier keptFrontier(long size) throws EvidenceException {
    return null;
  }

  /** Time stamp token over the checkpoint of {@code size}, or null when there is none. */
  default byte @Nullable [] token(long size) throws EvidenceException {
    return null;
  }

  /**
   * Records from elsewhere in the log that say why something of the records here is gone, each with
   * its proof; known once all of it was read.
   */
  default List<EvidenceRecord> statements() throws EvidenceException {
    return List.of();
  }

  /**
   * Whether a selection of single records claims to hold all of each session in it, with the
   * records that state what of it was lost or removed.
   */
  default boolean holdsWholeSessions() {
    return false;
  }

  /**
   * Of single records: text of a {@link org.sessiontrail.ledger.note.ConsistencyNote} from the
   * checkpoint over {@code older} records to the newest one, or null when there is none.
   */
  default @Nullable String consistency(long older) throws EvidenceException {
    return null;
  }

  /** What is wrong with its form, known once all of it was read. */
  default List<Finding> problems() throws EvidenceException {
    return List.of();
  }

  /** What nobody could check about evidence of this form, one sentence each. */
  default List<String> unchecked() {
    return List.of();
  }

  @Override
  void close();
}
