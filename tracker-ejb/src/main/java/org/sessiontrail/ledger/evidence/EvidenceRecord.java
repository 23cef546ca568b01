package org.sessiontrail.ledger.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.tree.Hash;

/**
 * One record as it was found, without any trust in it.
 *
 * @param index its place in the log
 * @param leaf the exact bytes, or null after an erasure of the whole record; not copied, must not
 *     be changed
 * @param kept the hash kept of an erased leaf, or null
 * @param disclosures personal values as texts of {@link org.sessiontrail.record.Disclosure}
 * @param drift names of copies beside the leaf that do not say what it says; {@code disclosures}
 *     when these can't be read
 * @param proof text of a {@link org.sessiontrail.ledger.note.TlogProof}, in sparse evidence only
 */
@SuppressWarnings("ArrayRecordComponent") // exact bytes are the point; equality is never asked
public record EvidenceRecord(
    long index,
    byte @Nullable [] leaf,
    @Nullable Hash kept,
    List<String> disclosures,
    List<String> drift,
    @Nullable String proof) {}
