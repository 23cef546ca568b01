package org.sessiontrail.store.jpa;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.DisclosureText;
import org.sessiontrail.store.visit.RowLoad;

/**
 * Records on their way into an empty log, at the places they are given: the rows that an append
 * makes, without the tree, which the log grows afterwards ({@code LedgerStore.catchUp}).
 */
public final class LogLoad {
  private static final String[] EMPTY = {
    "DELETE FROM ledger_entry WHERE log_id = ?",
    "DELETE FROM ledger_tile WHERE log_id = ?",
    "UPDATE ledger_log SET size = 0, tree_size = 0, frontier = NULL WHERE id = ?"
  };

  private final int log;
  private final Connection connection;
  private final RowLoad entries;
  private final RowLoad aliases;
  private final Set<String> known = new HashSet<>();

  /** Into {@code log}, which is emptied. */
  public LogLoad(int log, Connection connection) throws Exception {
    this.log = log;
    this.connection = connection;
    this.entries = new RowLoad(LedgerEntry.class, connection);
    this.aliases = new RowLoad(TrailAlias.class, connection);
    for (String statement : EMPTY) {
      try (PreparedStatement empty = connection.prepareStatement(statement)) {
        empty.setInt(1, log);
        int unused = empty.executeUpdate();
      }
    }
    connection.commit();
  }

  /** Takes the record at {@code place}. */
  public void take(long place, StoredRecord record) throws Exception {
    entries.add(new LedgerEntry(log, place, record, DisclosureText.write(record.disclosures())));
    String sid = record.text("sid");
    boolean named = record.kind() == Kind.SESSION_START || record.kind() == Kind.SESSION_ID_CHANGE;
    if (sid != null
        && named
        && record.personal().get("session") instanceof Map<?, ?> session
        && session.get("hash") instanceof String hash
        && known.add(hash + sid)) {
      aliases.add(new TrailAlias(new TrailAlias.Key(log, hash, sid), record.epochMicros()));
    }
  }

  /** The log holds {@code size} records. */
  public void end(long size) throws Exception {
    entries.flush();
    aliases.flush();
    try (PreparedStatement grown =
        connection.prepareStatement("UPDATE ledger_log SET size = ? WHERE id = ?")) {
      grown.setLong(1, size);
      grown.setInt(2, log);
      int unused = grown.executeUpdate();
    }
    connection.commit();
  }
}
