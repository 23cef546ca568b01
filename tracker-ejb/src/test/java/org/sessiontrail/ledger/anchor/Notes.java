package org.sessiontrail.ledger.anchor;

import java.util.List;
import org.sessiontrail.ledger.note.Checkpoint;
import org.sessiontrail.ledger.note.KeyType;
import org.sessiontrail.ledger.note.NoteException;
import org.sessiontrail.ledger.note.SignedNote;
import org.sessiontrail.ledger.note.SignerKey;
import org.sessiontrail.ledger.tree.TreeHasher;

/** Checkpoints to leave somewhere. */
final class Notes {
  private Notes() {}

  static SignedNote of(long size) {
    try {
      SignerKey key = SignerKey.generate("shop.example.com", KeyType.LOG);
      String text = new Checkpoint("shop.example.com", size, TreeHasher.EMPTY).text();
      return new SignedNote(text, List.of(key.sign(text, 0)));
    } catch (NoteException e) {
      throw new AssertionError(e);
    }
  }
}
