package org.sessiontrail.report.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.sessiontrail.ledger.tree.Hash;
import org.sessiontrail.store.LedgerRow;

/**
 * The files that grow record by record: {@code entries.jsonl} with the exact leaves, an empty line
 * for one that was erased, {@code disclosures.jsonl} and {@code erasures.jsonl} with the hashes
 * kept of erased leaves.
 */
final class EntryFiles implements AutoCloseable {
  static final String ENTRIES = "entries.jsonl";
  static final String DISCLOSURES = "disclosures.jsonl";
  static final String ERASURES = "erasures.jsonl";

  private final OutputStream entries;
  private final OutputStream disclosures;
  private final OutputStream erasures;

  EntryFiles(BundleSink to) throws IOException {
    entries = to.create(ENTRIES);
    disclosures = to.create(DISCLOSURES);
    erasures = to.create(ERASURES);
  }

  /** Writes {@code row}; {@code hash} is that of its leaf. */
  void write(LedgerRow row, Hash hash) throws IOException {
    byte[] leaf = row.leaf();
    if (leaf == null) {
      line(erasures, "{\"hash\":\"" + hash.base64() + "\",\"i\":" + row.index() + "}");
    } else {
      entries.write(leaf);
    }
    entries.write('\n');
    for (String disclosure : row.disclosures()) {
      line(disclosures, "{\"d\":\"" + disclosure + "\",\"i\":" + row.index() + "}");
    }
  }

  @Override
  public void close() throws IOException {
    disclosures.close();
    erasures.close();
    entries.close();
  }

  private static void line(OutputStream to, String line) throws IOException {
    to.write(line.getBytes(StandardCharsets.UTF_8));
    to.write('\n');
  }
}
