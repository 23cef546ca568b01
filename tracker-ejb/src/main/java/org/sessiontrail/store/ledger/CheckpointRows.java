package org.sessiontrail.store.ledger;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.note.Checkpoint;
import org.sessiontrail.ledger.note.NoteException;
import org.sessiontrail.ledger.note.NoteSignature;
import org.sessiontrail.ledger.note.SignedNote;
import org.sessiontrail.ledger.note.VerifierKey;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.StoredAnchor;
import org.sessiontrail.store.StoredCheckpoint;
import org.sessiontrail.store.StoredNote;
import org.sessiontrail.store.nodes.LogWork;

/**
 * Checkpoints, anchors and keys of one log.
 *
 * <p>Threads: safe for any number of threads and nodes.
 */
public final class CheckpointRows {
  private final LogWork work;

  /** Those of the log of {@code work}. */
  public CheckpointRows(LogWork work) {
    this.work = work;
  }

  /** The checkpoint of the largest size, or null. */
  public @Nullable StoredCheckpoint newest() throws StoreException {
    List<LedgerCheckpoint> found =
        work.reading(
            List.of(),
            (manager, log) ->
                manager
                    .createQuery(
                        "select c from LedgerCheckpoint c where c.logId = :log"
                            + " order by c.treeSize desc",
                        LedgerCheckpoint.class)
                    .setParameter("log", log)
                    .setMaxResults(1)
                    .getResultList());
    return found.isEmpty() ? null : read(found.get(0));
  }

  /** Checkpoints of {@code [from, to]}, the smallest first. */
  public List<StoredCheckpoint> between(long from, long to) throws StoreException {
    List<LedgerCheckpoint> found =
        work.reading(
            List.of(),
            (manager, log) ->
                manager
                    .createQuery(
                        "select c from LedgerCheckpoint c where c.logId = :log"
                            + " and c.treeSize >= :from and c.treeSize <= :to order by c.treeSize",
                        LedgerCheckpoint.class)
                    .setParameter("log", log)
                    .setParameter("from", from)
                    .setParameter("to", to)
                    .getResultList());
    List<StoredCheckpoint> out = new ArrayList<>(found.size());
    for (LedgerCheckpoint row : found) {
      out.add(read(row));
    }
    return out;
  }

  /** See {@link org.sessiontrail.store.LedgerStore#notes}. */
  public List<StoredNote> notes(long after, int most) throws StoreException {
    return work.reading(
        List.of(),
        (manager, log) ->
            manager
                .createQuery(
                    "select c from LedgerCheckpoint c where c.logId = :log"
                        + " and c.treeSize > :after order by c.treeSize",
                    LedgerCheckpoint.class)
                .setParameter("log", log)
                .setParameter("after", after)
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(row -> new StoredNote(row.treeSize(), row.note(), row.atMicros()))
                .toList());
  }

  /** See {@link org.sessiontrail.store.LedgerStore#publish}. */
  public SignedNote publish(SignedNote note, long size, long micros) throws StoreException {
    return work.inTransaction(
        (manager, log) -> {
          work.lock(manager, log);
          return publish(manager, new LedgerCheckpoint.Key(log, size), note, micros);
        });
  }

  private static SignedNote publish(
      EntityManager manager, LedgerCheckpoint.Key key, SignedNote note, long micros)
      throws StoreException {
    LedgerCheckpoint row = manager.find(LedgerCheckpoint.class, key);
    if (row == null) {
      manager.persist(new LedgerCheckpoint(key, micros, note.toString()));
      return note;
    }
    SignedNote merged = read(row).note();
    if (!merged.text().equals(note.text())) {
      throw new StoreException(
          "TRK-0353 two different trees of "
              + row.treeSize()
              + " records were signed: the log forked, run verify",
          null);
    }
    for (NoteSignature signature : note.signatures()) {
      merged = merged.with(signature);
    }
    row.note(merged.toString());
    return merged;
  }

  /** See {@link org.sessiontrail.store.LedgerStore#anchored}. */
  public void anchored(StoredAnchor anchor) throws StoreException {
    work.inTransaction(
        (manager, log) -> {
          work.lock(manager, log);
          if (manager.find(LedgerAnchor.class, new LedgerAnchor.Key(log, anchor)) == null) {
            manager.persist(new LedgerAnchor(log, anchor));
          }
          return log;
        });
  }

  /** See {@link org.sessiontrail.store.LedgerStore#anchors}. */
  public List<StoredAnchor> anchors(long fromSize) throws StoreException {
    return work.reading(
        List.of(),
        (manager, log) ->
            manager
                .createQuery(
                    "select a from LedgerAnchor a where a.logId = :log and a.treeSize >= :from"
                        + " order by a.treeSize, a.kind, a.place",
                    LedgerAnchor.class)
                .setParameter("log", log)
                .setParameter("from", fromSize)
                .getResultList()
                .stream()
                .map(LedgerAnchor::anchor)
                .toList());
  }

  /** See {@link org.sessiontrail.store.LedgerStore#introduce}. */
  public void introduce(String node, List<VerifierKey> keys, long micros) throws StoreException {
    work.inTransaction(
        (manager, log) -> {
          work.lock(manager, log);
          for (VerifierKey key : keys) {
            LedgerKey.Key id = new LedgerKey.Key(log, key.toString());
            if (manager.find(LedgerKey.class, id) == null) {
              manager.persist(new LedgerKey(id, node, micros));
            }
          }
          return log;
        });
  }

  /** See {@link org.sessiontrail.store.LedgerStore#keys}. */
  public List<VerifierKey> keys() throws StoreException {
    List<String> found =
        work.reading(
            List.of(),
            (manager, log) ->
                manager
                    .createQuery(
                        "select k.vkey from LedgerKey k where k.logId = :log"
                            + " order by k.atMicros, k.vkey",
                        String.class)
                    .setParameter("log", log)
                    .getResultList());
    List<VerifierKey> out = new ArrayList<>(found.size());
    for (String vkey : found) {
      try {
        out.add(VerifierKey.parse(vkey));
      } catch (NoteException e) {
        throw new StoreException("TRK-0354 ledger_key is damaged: " + e.getMessage(), e);
      }
    }
    return out;
  }

  private static StoredCheckpoint read(LedgerCheckpoint row) throws StoreException {
    try {
      SignedNote note = SignedNote.parse(row.note());
      return new StoredCheckpoint(Checkpoint.parse(note.text()), note, row.atMicros());
    } catch (NoteException e) {
      throw new StoreException(
          "TRK-0354 the checkpoint of " + row.treeSize() + " records is damaged: " + e.getMessage(),
          e);
    }
  }
}
