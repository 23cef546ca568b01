package org.sessiontrail.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.console.frame.NoStoreException;
import org.sessiontrail.console.frame.NoSuchPageException;
import org.sessiontrail.console.frame.PageRequest;
import org.sessiontrail.console.html.Html;
import org.sessiontrail.ledger.note.TlogProof;
import org.sessiontrail.ledger.tree.Hash;
import org.sessiontrail.ledger.tree.ProofCheck;
import org.sessiontrail.ledger.tree.Proofs;
import org.sessiontrail.store.LedgerSource;
import org.sessiontrail.store.LedgerStore;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.StoredCheckpoint;

/** The proof that one record is in the log as it was signed. */
final class ProofView {
  private final PageRequest asked;
  private final Html html;

  ProofView(PageRequest asked, Html html) {
    this.asked = asked;
    this.html = html;
  }

  /** Proves the record at {@code typed}, or says why it can't be. */
  void write(String typed) throws Exception {
    LedgerSource source = asked.tracker().find(LedgerSource.class);
    if (source == null) {
      throw new NoStoreException();
    }
    LedgerStore ledger = source.ledger();
    if (!typed.matches("\\d{1,15}") || Long.parseLong(typed) >= ledger.state().size()) {
      throw new NoSuchPageException(asked.say("proof.nowhere", typed));
    }
    long index = Long.parseLong(typed);
    StoredCheckpoint newest = ledger.newest();
    Hash leaf = ledger.leafHashes(index, index + 1).get(0);
    if (newest == null || newest.checkpoint().size() <= index || leaf == null) {
      html.leaf("p", asked.say("proof.unsigned", typed), "class", "note");
      return;
    }
    prove(index, leaf, newest, ledger);
  }

  private void prove(long index, Hash leaf, StoredCheckpoint signed, LedgerStore ledger)
      throws StoreException {
    long size = signed.checkpoint().size();
    List<Hash> path = new Proofs<>(ledger.nodes(size)).inclusion(index, size);
    boolean holds = ProofCheck.includes(leaf, index, size, path, signed.checkpoint().root());
    html.leaf(
        "p",
        asked.say(holds ? "proof.holds" : "proof.broken", index, size),
        "class",
        holds ? "good" : "bad",
        "role",
        "status");
    html.open("dl", "class", "facts");
    fact("proof.leaf", leaf.toString());
    fact("proof.root", signed.checkpoint().root().toString());
    fact("proof.signed", asked.texts().moment(signed.epochMicros()));
    html.close();
    html.leaf("p", asked.say("proof.text"));
    html.leaf("pre", new TlogProof(index, path, signed.note()).toString(), "tabindex", "0");
  }

  private void fact(String key, @Nullable String value) {
    html.open("div").leaf("dt", asked.say(key)).leaf("dd", String.valueOf(value)).close();
  }
}
