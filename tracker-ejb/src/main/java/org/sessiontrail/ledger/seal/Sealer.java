package org.sessiontrail.ledger.seal;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.note.Checkpoint;
import org.sessiontrail.ledger.note.SignedNote;
import org.sessiontrail.ledger.tree.Hash;
import org.sessiontrail.ledger.tree.ProofCheck;
import org.sessiontrail.ledger.tree.Proofs;
import org.sessiontrail.store.LedgerStore;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.StoredCheckpoint;
import org.sessiontrail.store.TreeState;

/**
 * Seals a log: signs its newest tree, and confirms as a witness what other nodes signed. Whatever
 * it signs it has proven to be a continuation of what it signed last, by its own file; that file is
 * written first, so that it never knows less than the world (C2SP tlog-witness).
 *
 * <p>Several nodes seal one log: whoever finds the newest checkpoint old enough signs, the others
 * cosign.
 *
 * <p>Threads: one thread at a time.
 */
public final class Sealer {
  private final String origin;
  private final NodeKeys keys;
  private final SignedLast last;
  private final long intervalMicros;

  /**
   * Seals the log {@code origin}.
   *
   * @param last what this node signed last
   * @param intervalSeconds how old the newest checkpoint must be before another is made
   */
  public Sealer(String origin, NodeKeys keys, SignedLast last, int intervalSeconds) {
    this.origin = origin;
    this.keys = keys;
    this.last = last;
    this.intervalMicros = TimeUnit.SECONDS.toMicros(intervalSeconds);
  }

  /**
   * Signs the tree as it is, when it grew and it is time to; else cosigns the newest checkpoint,
   * when it did not.
   *
   * @param nowMicros microseconds since 1970
   * @param isUrgent whether to sign at any age of the newest checkpoint, because of a stop
   * @return the note as it is published now, or null when there was nothing to do
   * @throws SealException when the database is not a continuation of what was signed
   */
  public @Nullable SignedNote seal(LedgerStore ledger, long nowMicros, boolean isUrgent)
      throws SealException, StoreException {
    StoredCheckpoint newest = ledger.newest(); // first: the tree may grow in between, not shrink
    TreeState state = ledger.state();
    if (state.size() == 0 && last.read() == null) {
      return null;
    }
    if (newest == null || newest.checkpoint().size() < state.size()) {
      boolean isDue = newest == null || nowMicros - newest.epochMicros() >= intervalMicros;
      // a clock that was set back must not keep the log open
      boolean isAhead = newest != null && newest.epochMicros() > nowMicros + intervalMicros;
      if (isDue || isAhead || isUrgent) {
        return sign(ledger, state, nowMicros);
      }
    }
    return newest == null ? null : cosign(ledger, state, newest, nowMicros);
  }

  private SignedNote sign(LedgerStore ledger, TreeState state, long nowMicros)
      throws SealException, StoreException {
    requireContinuation(ledger, state.size(), state.root(), state);
    String text = new Checkpoint(origin, state.size(), state.root()).text();
    long seconds = TimeUnit.MICROSECONDS.toSeconds(nowMicros);
    SignedNote note =
        new SignedNote(
            text, List.of(keys.log().sign(text, seconds), keys.witness().sign(text, seconds)));
    last.write(note);
    return ledger.publish(note, nowMicros);
  }

  private @Nullable SignedNote cosign(
      LedgerStore ledger, TreeState state, StoredCheckpoint newest, long nowMicros)
      throws SealException, StoreException {
    SignedNote note = newest.note();
    Checkpoint checkpoint = newest.checkpoint();
    if (note.isSignedBy(keys.witness().verifier())) {
      return null;
    }
    if (!checkpoint.origin().equals(origin) || !note.isSignedBy(ledger.keys())) {
      throw new SealException(
          "TRK-0384 the newest checkpoint in the database, of "
              + checkpoint.size()
              + " records, is signed by no node of this log; run verify");
    }
    requireContinuation(ledger, checkpoint.size(), checkpoint.root(), state);
    long seconds = TimeUnit.MICROSECONDS.toSeconds(nowMicros);
    SignedNote cosigned =
        new SignedNote(note.text(), List.of(keys.witness().sign(note.text(), seconds)));
    last.write(note.with(cosigned.signatures().get(0)));
    return ledger.publish(cosigned, nowMicros);
  }

  /** Throws unless the tree of {@code size} leaves goes on from what was signed last. */
  private void requireContinuation(LedgerStore ledger, long size, Hash root, TreeState state)
      throws SealException, StoreException {
    Checkpoint signed = last.read();
    if (signed == null) {
      return;
    }
    if (!signed.origin().equals(origin)) {
      throw new SealException(
          "TRK-0381 " + last + " is of the log " + signed.origin() + ", not of " + origin);
    }
    if (size < signed.size() || size > state.size()) {
      throw setBack(signed, size);
    }
    List<Hash> proof = new Proofs<>(ledger.nodes(size)).consistency(signed.size(), size);
    if (!ProofCheck.isConsistent(signed.size(), signed.root(), size, root, proof)) {
      throw new SealException(
          "TRK-0383 the log was changed: its tree of "
              + size
              + " records does not go on from that of "
              + signed.size()
              + " which this node signed ("
              + last
              + "); nothing is signed any more, run verify");
    }
  }

  private SealException setBack(Checkpoint signed, long size) {
    return new SealException(
        "TRK-0383 the database was set back: it holds "
            + size
            + " records, this node signed "
            + signed.size()
            + " ("
            + last
            + "); nothing is signed any more, run verify");
  }
}
