package org.sessiontrail.ledger.verify;

import static org.sessiontrail.ledger.verify.DatabaseTamperingTest.shop;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.sessiontrail.ledger.evidence.FindingCode;
import org.sessiontrail.ledger.note.SignedNote;
import org.sessiontrail.ledger.tree.Hash;
import org.sessiontrail.ledger.tree.TreeHasher;
import org.sessiontrail.store.TrailRecords;

/**
 * What somebody does to the log of a test in a database, and what must be found where.
 *
 * @param index place that a finding must be about; negative for any
 */
record Manipulation(String name, FindingCode code, long index, Change change) {
  /** What a change does to a database. */
  interface Change {
    void to(TamperedDatabase database) throws Exception;
  }

  @Override
  public String toString() {
    return name;
  }

  static void empty(TamperedDatabase database, int from, int to) throws SQLException {
    for (int i = from; i <= to; i++) {
      database.sql(
          "update ledger_entry set leaf = null, disclosures = null, leaf_hash = ? where idx = " + i,
          new TreeHasher().leaf(shop.records().get(i).leaf()).bytes());
    }
  }

  static void leaf(TamperedDatabase database, int index, String leaf) throws SQLException {
    database.sql(
        "update ledger_entry set leaf = ? where idx = " + index,
        leaf.getBytes(StandardCharsets.UTF_8));
  }

  static void note(TamperedDatabase database, long size, String note) throws SQLException {
    database.sql("update ledger_checkpoint set note = ? where size = " + size, note);
  }

  static void copy(TamperedDatabase database, int from, int to, int seq) throws SQLException {
    String columns =
        "log_id, stream, at_micros, kind, sid, sseq, name, method, route, status, outcome, millis,"
            + " subject_ref, leaf, disclosures";
    database.sql(
        "insert into ledger_entry (idx, seq, "
            + columns
            + ") select "
            + to
            + ", "
            + seq
            + ", "
            + columns
            + " from ledger_entry where idx = "
            + from);
  }

  static void tile(TamperedDatabase database, int level, int n, int hash) throws SQLException {
    byte[] hashes =
        (byte[])
            database.value(
                "select hashes from ledger_tile where level = " + level + " and n = " + n);
    hashes[hash * Hash.BYTES] ^= 1;
    database.sql(
        "update ledger_tile set hashes = ? where level = " + level + " and n = " + n,
        (Object) hashes);
  }

  static void tile(TamperedDatabase database, int n, int hash, String leaf) throws SQLException {
    byte[] hashes =
        (byte[]) database.value("select hashes from ledger_tile where level = 0 and n = " + n);
    new TreeHasher().leaf(leaf.getBytes(StandardCharsets.UTF_8)).copyTo(hashes, hash * Hash.BYTES);
    database.sql("update ledger_tile set hashes = ? where level = 0 and n = " + n, (Object) hashes);
  }

  static String bytes(int index) {
    return TrailRecords.leaf(shop.records().get(index));
  }

  static String root(SignedNote note) {
    return note.text().split("\n", -1)[2];
  }

  /** The first place from {@code from} on that has a record of {@code kind}. */
  static int place(String kind, int from) {
    return shop.places(kind).stream().filter(place -> place >= from).findFirst().orElseThrow();
  }
}
