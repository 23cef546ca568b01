package org.sessiontrail.store.ledger;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.tree.Hash;
import org.sessiontrail.ledger.tree.TreeHasher;
import org.sessiontrail.store.StoreException;

/** Leaf hashes made of the leaves themselves, for lack of a tile. */
final class LeafHashes {
  private final EntityManager manager;
  private final int log;
  private final TreeHasher hasher = new TreeHasher();

  LeafHashes(EntityManager manager, int log) {
    this.manager = manager;
    this.log = log;
  }

  /** The hashes of the leaves {@code [from, to)}, all of which must be there. */
  List<Hash> read(long from, long to) throws StoreException {
    if (from == to) {
      return List.of();
    }
    List<Hash> out = new ArrayList<>();
    long expected = from;
    for (Object[] row :
        manager
            .createQuery(
                "select e.idx, e.leaf, e.leafHash from LedgerEntry e"
                    + " where e.logId = :log and e.idx >= :from and e.idx < :to order by e.idx",
                Object[].class)
            .setParameter("log", log)
            .setParameter("from", from)
            .setParameter("to", to)
            .getResultList()) {
      Hash hash = hash((byte[]) row[1], (byte[]) row[2]);
      if ((Long) row[0] != expected || hash == null) {
        break;
      }
      out.add(hash);
      expected++;
    }
    if (expected != to) {
      throw new StoreException(
          "TRK-0352 record " + expected + " is missing from ledger_entry: run verify", null);
    }
    return out;
  }

  private @Nullable Hash hash(byte @Nullable [] leaf, byte @Nullable [] kept) {
    if (leaf != null) {
      return hasher.leaf(leaf);
    }
    return kept == null || kept.length != Hash.BYTES ? null : Hash.of(kept);
  }
}
