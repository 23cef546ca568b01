package org.sessiontrail.ledger.verify;

import static org.sessiontrail.ledger.verify.DatabaseTamperingTest.SIZE;
import static org.sessiontrail.ledger.verify.DatabaseTamperingTest.notes;
import static org.sessiontrail.ledger.verify.DatabaseTamperingTest.shop;
import static org.sessiontrail.ledger.verify.Manipulation.bytes;
import static org.sessiontrail.ledger.verify.Manipulation.leaf;
import static org.sessiontrail.ledger.verify.Manipulation.note;
import static org.sessiontrail.ledger.verify.Manipulation.place;
import static org.sessiontrail.ledger.verify.Manipulation.root;
import static org.sessiontrail.ledger.verify.Manipulation.tile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sessiontrail.ledger.evidence.FindingCode;
import org.sessiontrail.ledger.note.Checkpoint;
import org.sessiontrail.ledger.note.KeyType;
import org.sessiontrail.ledger.note.SignedNote;
import org.sessiontrail.ledger.note.SignerKey;
import org.sessiontrail.ledger.tree.TreeHasher;
import org.sessiontrail.store.jpa.JpaStorage;

/** Manipulations of what is over and beside the rows: checkpoints, personal values, tiles. */
final class LogManipulations {
  private LogManipulations() {}

  static List<Manipulation> all() {
    List<Manipulation> out = new ArrayList<>();
    checkpoints(out);
    personal(out);
    tiles(out);
    return out;
  }

  private static void checkpoints(List<Manipulation> out) {
    long size = shop.cuts().get(5).size();
    SignedNote note = notes.get(5);
    out.add(
        new Manipulation(
            "checkpoint: its root changed",
            FindingCode.V01,
            -1,
            db -> note(db, size, note.toString().replace(root(note), root(notes.get(4))))));
    out.add(
        new Manipulation(
            "checkpoint: forged with another key",
            FindingCode.V01,
            -1,
            db -> {
              SignerKey other = SignerKey.generate(ShopLog.ORIGIN, KeyType.LOG);
              String text = note.text();
              note(db, size, new SignedNote(text, List.of(other.sign(text, 0))).toString());
            }));
    out.add(
        new Manipulation(
            "checkpoint: signed for another tree",
            FindingCode.V05,
            -1,
            db ->
                note(
                    db,
                    size,
                    ShopLog.signed(
                            new Checkpoint(ShopLog.ORIGIN, size, TreeHasher.EMPTY),
                            shop.cuts().get(5).micros())
                        .toString())));
    out.add(
        new Manipulation(
            "checkpoint: an older one replayed in its place",
            FindingCode.V05,
            -1,
            db -> note(db, size, notes.get(4).toString())));
    out.add(
        new Manipulation(
            "checkpoint: its cosignature removed",
            FindingCode.V02,
            -1,
            db ->
                note(
                    db,
                    size,
                    new SignedNote(note.text(), note.signatures().subList(0, 1)).toString())));
    out.add(
        new Manipulation(
            "checkpoint: not a note any more",
            FindingCode.V01,
            -1,
            db -> note(db, size, "nothing")));
    out.add(
        new Manipulation(
            "checkpoint: removed, while an anchor has it",
            FindingCode.V06,
            -1,
            db -> db.sql("delete from ledger_checkpoint where size = " + size)));
    out.add(
        new Manipulation(
            "rollback: everything after a checkpoint removed, while an anchor is ahead",
            FindingCode.V06,
            SIZE - 1,
            LogManipulations::rollBack));
    out.add(
        new Manipulation(
            "checkpoint: all removed, while an anchor has them",
            FindingCode.V06,
            -1,
            db -> db.sql("delete from ledger_checkpoint")));
  }

  private static void personal(List<Manipulation> out) {
    int login = place("login", 2_000);
    int other = place("login", 3_000);
    out.add(
        new Manipulation(
            "personal values: removed",
            FindingCode.V16,
            login,
            db -> db.sql("update ledger_entry set disclosures = null where idx = " + login)));
    out.add(
        new Manipulation(
            "personal values: changed",
            FindingCode.V15,
            login,
            db ->
                db.sql(
                    "update ledger_entry set disclosures = replace(disclosures, 'user', 'mallory')"
                        + " where idx = "
                        + login)));
    out.add(
        new Manipulation(
            "personal values: swapped with another record's",
            FindingCode.V15,
            login,
            db ->
                db.sql(
                    "update ledger_entry set disclosures = (select disclosures from ledger_entry"
                        + " where idx = "
                        + other
                        + ") where idx = "
                        + login)));
    out.add(
        new Manipulation(
            "personal values: not readable",
            FindingCode.V15,
            login,
            db -> db.sql("update ledger_entry set disclosures = '[[' where idx = " + login)));
    out.add(
        new Manipulation(
            "personal values: added to a record without any",
            FindingCode.V15,
            place("heartbeat", 0),
            db ->
                db.sql(
                    "update ledger_entry set disclosures = (select disclosures from ledger_entry"
                        + " where idx = "
                        + other
                        + ") where idx = "
                        + place("heartbeat", 0))));
  }

  private static void tiles(List<Manipulation> out) {
    out.add(new Manipulation("tile: a leaf's hash", FindingCode.V07, 256, db -> tile(db, 0, 1, 0)));
    out.add(
        new Manipulation(
            "tile: a hash further up", FindingCode.V07, 3 * 256, db -> tile(db, 1, 0, 3)));
    out.add(
        new Manipulation(
            "ledger_log: the edge of the tree",
            FindingCode.V03,
            -1,
            db -> {
              byte[] edge = (byte[]) db.value("select frontier from ledger_log");
              edge[edge.length - 1] ^= 1;
              db.sql("update ledger_log set frontier = ?", edge);
            }));
    int request = place("request", 1_000);
    out.add(
        new Manipulation(
            "changed: a leaf and its hash in the tile",
            FindingCode.V03,
            request,
            db -> {
              String leaf = bytes(request).replace("\"status\":200", "\"status\":201");
              leaf(db, request, leaf);
              tile(db, request / 256, request % 256, leaf);
            }));
  }

  private static void rollBack(TamperedDatabase database) throws Exception {
    int kept = shop.cuts().size() / 2;
    long size = shop.cuts().get(kept).size();
    String url = Path.of(database.config().jdbcUrl().substring("jdbc:h2:file:".length())) + "-old";
    TamperedDatabase older = TamperedDatabase.h2(Path.of(url));
    try (JpaStorage storage = older.open()) {
      storage.store().append(shop.records().subList(0, (int) size));
    }
    Object edge = older.value("select frontier from ledger_log");
    database.sql("delete from ledger_entry where idx >= " + size);
    database.sql("delete from ledger_checkpoint where size > " + size);
    database.sql("delete from ledger_tile where level = 0 and n >= " + size / 256);
    database.sql(
        "update ledger_tile set hashes = substr(hashes, 1, "
            + size / 256 * 32
            + ") where level = 1");
    database.sql(
        "update ledger_log set size = " + size + ", tree_size = " + size + ", frontier = ?", edge);
  }
}
