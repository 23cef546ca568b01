package org.sessiontrail.ledger.verify;

import static org.sessiontrail.ledger.verify.DatabaseTamperingTest.SIZE;
import static org.sessiontrail.ledger.verify.DatabaseTamperingTest.shop;
import static org.sessiontrail.ledger.verify.Manipulation.bytes;
import static org.sessiontrail.ledger.verify.Manipulation.copy;
import static org.sessiontrail.ledger.verify.Manipulation.leaf;
import static org.sessiontrail.ledger.verify.Manipulation.place;

import java.util.ArrayList;
import java.util.List;
import org.sessiontrail.ledger.evidence.FindingCode;
import org.sessiontrail.ledger.tree.TreeHasher;

/** Manipulations of rows: their leaves, the rows as such, their columns. */
final class RowManipulations {
  private RowManipulations() {}

  static List<Manipulation> all() {
    List<Manipulation> out = new ArrayList<>();
    leaves(out);
    rows(out);
    columns(out);
    return out;
  }

  private static void leaves(List<Manipulation> out) {
    int request = place("request", 4_711);
    out.add(
        new Manipulation(
            "changed: one byte of a leaf",
            FindingCode.V07,
            request,
            db -> leaf(db, request, bytes(request).replace("\"status\":200", "\"status\":201"))));
    out.add(
        new Manipulation(
            "changed: a leaf near the end, below no tile",
            FindingCode.V03,
            SIZE - 3,
            db -> leaf(db, SIZE - 3, bytes(SIZE - 3).replace("\"v\":1", "\"w\":1"))));
    out.add(
        new Manipulation(
            "changed: a leaf and its columns",
            FindingCode.V07,
            request,
            db -> {
              leaf(db, request, bytes(request).replace("\"status\":200", "\"status\":404"));
              db.sql("update ledger_entry set status = 404 where idx = " + request);
            }));
    out.add(
        new Manipulation(
            "changed: white space in a leaf",
            FindingCode.V18,
            request,
            db -> leaf(db, request, bytes(request).replace(",\"kind\"", ", \"kind\""))));
    out.add(
        new Manipulation(
            "changed: a leaf is no text at all",
            FindingCode.V07,
            77,
            db -> db.sql("update ledger_entry set leaf = ? where idx = 77", new byte[] {1, 2})));
    out.add(
        new Manipulation(
            "backdated: the time of a leaf",
            FindingCode.V12,
            request,
            db ->
                leaf(
                    db,
                    request,
                    bytes(request)
                        .replaceFirst("\"at\":\"2026-03-01T1.", "\"at\":\"2026-03-01T00"))));
    out.add(
        new Manipulation(
            "future-dated: the time of a leaf",
            FindingCode.V13,
            request,
            db ->
                leaf(
                    db,
                    request,
                    bytes(request)
                        .replaceFirst("\"at\":\"2026-03-01T1.", "\"at\":\"2026-03-01T23"))));
    out.add(
        new Manipulation(
            "swapped: the leaves of two records",
            FindingCode.V07,
            200,
            db -> {
              leaf(db, 200, bytes(201));
              leaf(db, 201, bytes(200));
            }));
    out.add(
        new Manipulation(
            "emptied: a leaf without any trace",
            FindingCode.V16,
            300,
            db ->
                db.sql(
                    "update ledger_entry set leaf = null, leaf_hash = ? where idx = 300",
                    new TreeHasher().leaf(shop.records().get(300).leaf()).bytes())));
    out.add(
        new Manipulation(
            "emptied: a leaf with another hash",
            FindingCode.V07,
            300,
            db ->
                db.sql(
                    "update ledger_entry set leaf = null, leaf_hash = ? where idx = 300",
                    TreeHasher.EMPTY.bytes())));
  }

  private static void rows(List<Manipulation> out) {
    out.add(
        new Manipulation(
            "deleted: one row",
            FindingCode.V04,
            5_000,
            db -> db.sql("delete from ledger_entry where idx = 5000")));
    out.add(
        new Manipulation(
            "deleted: a range of rows",
            FindingCode.V04,
            3_100,
            db -> db.sql("delete from ledger_entry where idx between 3000 and 3500")));
    out.add(
        new Manipulation(
            "deleted: the first row",
            FindingCode.V04,
            0,
            db -> db.sql("delete from ledger_entry where idx = 0")));
    out.add(
        new Manipulation(
            "truncated: the last rows",
            FindingCode.V04,
            SIZE - 20,
            db -> db.sql("delete from ledger_entry where idx >= " + (SIZE - 50))));
    out.add(
        new Manipulation(
            "truncated: rows and the log's row",
            FindingCode.V04,
            SIZE - 20,
            db -> {
              db.sql("delete from ledger_entry where idx >= " + (SIZE - 50));
              db.sql(
                  "update ledger_log set size = " + (SIZE - 50) + ", tree_size = " + (SIZE - 50));
            }));
    out.add(
        new Manipulation(
            "deleted: one row, the others moved up",
            FindingCode.V07,
            6_000,
            db -> {
              db.sql("delete from ledger_entry where idx = 6000");
              db.sql("update ledger_entry set idx = -idx where idx > 6000");
              db.sql("update ledger_entry set idx = -idx - 1 where idx < 0");
            }));
    out.add(
        new Manipulation(
            "inserted: a row in the middle, the others moved down",
            FindingCode.V07,
            6_000,
            db -> {
              db.sql("update ledger_entry set idx = -idx where idx >= 6000");
              db.sql("update ledger_entry set idx = -idx + 1 where idx < 0");
              copy(db, 10, 6_000, 990_000);
            }));
    out.add(
        new Manipulation(
            "replaced: a row by another one's copy",
            FindingCode.V07,
            6_001,
            db -> {
              db.sql("delete from ledger_entry where idx = 6001");
              copy(db, 10, 6_001, 990_000);
            }));
    out.add(
        new Manipulation(
            "reordered: two rows",
            FindingCode.V07,
            7_000,
            db -> {
              db.sql("update ledger_entry set idx = -1 where idx = 7000");
              db.sql("update ledger_entry set idx = 7000 where idx = 7005");
              db.sql("update ledger_entry set idx = 7005 where idx = -1");
            }));
    out.add(
        new Manipulation(
            "hidden: the first rows, as if purged",
            FindingCode.V04,
            100,
            db -> {
              db.sql("delete from ledger_entry where idx < 512");
              db.sql("update ledger_log set purged = 512");
            }));
  }

  private static void columns(List<Manipulation> out) {
    int request = place("request", 4_000);
    for (String column :
        List.of(
            "status = 418",
            "at_micros = at_micros - 3600000000",
            "route = '/other'",
            "sid = 'another'",
            "kind = 'action'",
            "millis = 1",
            "outcome = 'failed'")) {
      out.add(
          new Manipulation(
              "column: " + column,
              FindingCode.V08,
              request,
              db -> db.sql("update ledger_entry set " + column + " where idx = " + request)));
    }
  }
}
