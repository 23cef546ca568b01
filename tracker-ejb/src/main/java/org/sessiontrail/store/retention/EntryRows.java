package org.sessiontrail.store.retention;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.tree.TreeHasher;

/** Takes parts of records away; what the tree is made of stays. */
final class EntryRows {
  private static final String THIS = " where log_id = ?1 and idx = ?2";

  private final EntityManager manager;
  private final int log;
  private final long statement;

  /** Removals that the record at place {@code statement} states. */
  EntryRows(EntityManager manager, int log, long statement) {
    this.manager = manager;
    this.log = log;
    this.statement = statement;
  }

  /** Takes the personal values and the pseudonym away. */
  void withoutPersonal(long index) {
    run(
        "update ledger_entry set disclosures = null, subject_ref = null, removed_by = ?3" + THIS,
        index);
  }

  /** Leaves only some of the personal values. */
  void withDisclosures(long index, @Nullable String disclosures) {
    if (disclosures == null) {
      run("update ledger_entry set disclosures = null, removed_by = ?3" + THIS, index);
      return;
    }
    query("update ledger_entry set disclosures = ?4, removed_by = ?3" + THIS, index)
        .setParameter(4, disclosures)
        .executeUpdate();
  }

  /** Takes all but place, stream, number, time and kind away, and keeps the leaf's hash. */
  void withoutLeaf(long index, TreeHasher hasher) {
    byte[] leaf =
        manager
            .createQuery(
                "select e.leaf from LedgerEntry e where e.logId = :log and e.idx = :idx",
                byte[].class)
            .setParameter("log", log)
            .setParameter("idx", index)
            .getSingleResult();
    query(
            "update ledger_entry set leaf = null, leaf_hash = ?4, disclosures = null,"
                + " subject_ref = null, sid = null, sseq = null, name = null, method = null,"
                + " route = null, status = null, outcome = null, millis = null, removed_by = ?3"
                + THIS,
            index)
        .setParameter(4, hasher.leaf(leaf).bytes())
        .executeUpdate();
  }

  private void run(String sql, long index) {
    query(sql, index).executeUpdate();
  }

  private Query query(String sql, long index) {
    return manager
        .createNativeQuery(sql)
        .setParameter(1, log)
        .setParameter(2, index)
        .setParameter(3, statement);
  }
}
