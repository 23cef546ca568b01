package org.sessiontrail.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.tree.Hash;
import org.sessiontrail.ledger.tree.TreeHasher;

/**
 * One record as it lies in the database, without any trust in it.
 *
 * @param index its place in the log
 * @param leaf the exact bytes, or null after an erasure of the whole record; not copied, must not
 *     be changed
 * @param leafHash the hash kept of an erased leaf, or null
 * @param disclosures the personal values as texts of {@link org.sessiontrail.record.Disclosure}
 * @param subjectRef pseudonym of the user it is about, or null
 * @param drift names of index columns that do not say what the leaf says, {@code disclosures} when
 *     these can't be read, {@code leaf} when it is no record at all
 * @param removedBy place of the record that says why something of this one is gone, or null
 */
@SuppressWarnings("ArrayRecordComponent") // exact bytes are the point; equality is never asked
public record LedgerRow(
    long index,
    byte @Nullable [] leaf,
    @Nullable Hash leafHash,
    List<String> disclosures,
    @Nullable String subjectRef,
    List<String> drift,
    @Nullable Long removedBy) {

  /** The hash of the leaf: of its bytes, else the kept one; null when there is neither. */
  public @Nullable Hash hash(TreeHasher hasher) {
    return leaf == null ? leafHash : hasher.leaf(leaf);
  }
}
