package org.sessiontrail.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.store.TrailRecords.HASH;
import static org.sessiontrail.store.TrailRecords.T0;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.note.Checkpoint;
import org.sessiontrail.ledger.note.KeyType;
import org.sessiontrail.ledger.note.SignedNote;
import org.sessiontrail.ledger.note.SignerKey;
import org.sessiontrail.ledger.tree.Frontier;
import org.sessiontrail.ledger.tree.Hash;
import org.sessiontrail.ledger.tree.TreeHasher;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.RequestEvent;
import org.sessiontrail.record.RequestFacts;
import org.sessiontrail.record.RequestResult;
import org.sessiontrail.record.RequestType;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.retention.ErasureLevel;
import org.sessiontrail.retention.ErasureRequest;
import org.sessiontrail.retention.Erasures;
import org.sessiontrail.retention.Operator;
import org.sessiontrail.retention.Selector;
import org.sessiontrail.retention.Subject;
import org.sessiontrail.store.LedgerRow;
import org.sessiontrail.store.LedgerStore;
import org.sessiontrail.store.SteppedClock;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.jdbc.SchemaMigration;

/** What tests of holds, erasures and purges share. */
abstract class RetentionFixture extends StoreFixture {
  static final String SECRET_IP = "198.51.100.77";
  static final String SECRET_AGENT = "Zaphodian/42.0";
  static final long MINUTE = 60_000_000L;

  final SteppedClock clock = new SteppedClock();
  final Operator ops = Operator.of("cli", "dpo", HASH, clock);

  RetentionFixture(Backend backend) {
    super(backend);
  }

  StoredRecord visit(long micros, String sid, @Nullable String user, String ip, String agent) {
    return n1.next(
        new RequestEvent(
            new RequestFacts(micros, "GET", "/shop/orders", null, null, agent, ip, null),
            sid,
            user,
            "/shop/orders",
            RequestType.PAGE,
            new RequestResult(200, Outcome.SUCCESS, 12_345, 5_120, null)));
  }

  /** {@code count} requests of one user on one trail, the first of them before the login. */
  List<StoredRecord> visits(int count, long micros, String sid, String user) {
    List<StoredRecord> out = new ArrayList<>();
    out.add(sessionStart(micros, sid, "hash-of-" + sid));
    for (int i = 1; i < count; i++) {
      out.add(visit(micros + i, sid, i == 1 ? null : user, SECRET_IP, SECRET_AGENT));
    }
    return out;
  }

  Subject subjectOf(Selector selector) throws Exception {
    return storage.retention().erasures().subject(selector, HASH);
  }

  Erasures erasures() {
    return new Erasures(storage.retention().erasures(), ops);
  }

  static ErasureRequest request(String id, ErasureLevel level) {
    return new ErasureRequest(id, level, "GDPR 17(1)(b)");
  }

  List<StoredRecord> of(Kind kind) throws Exception {
    List<StoredRecord> out = new ArrayList<>();
    storage.reader().read(TrailQuery.all().ofKinds(Set.of(kind)), r -> out.add(r.stored()));
    return out;
  }

  static boolean tellsOfTheUser(String text) {
    return text.contains("zaphod") || text.contains(SECRET_IP) || text.contains(SECRET_AGENT);
  }

  /** Every row of every table as text; bytes as one character each. */
  List<String> dump() throws Exception {
    List<String> out = new ArrayList<>();
    try (Connection connection = connect();
        Statement run = connection.createStatement()) {
      for (String table : SchemaMigration.TABLES) {
        try (ResultSet found = run.executeQuery("select * from " + table)) {
          while (found.next()) {
            StringBuilder row = new StringBuilder(table);
            for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
              row.append('|').append(text(found, i));
            }
            out.add(row.toString());
          }
        }
      }
    }
    return out;
  }

  private static @Nullable String text(ResultSet row, int column) throws SQLException {
    return row.getObject(column) instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.ISO_8859_1)
        : row.getString(column);
  }

  /** Publishes a checkpoint of all there is, signed by a key that nobody asks for. */
  void seal() throws Exception {
    LedgerStore ledger = storage.ledger();
    SignerKey key = SignerKey.generate("shop.example.com", KeyType.LOG);
    String text =
        new Checkpoint("shop.example.com", ledger.state().size(), ledger.state().root()).text();
    ledger.publish(new SignedNote(text, List.of(key.sign(text, 0))), clock.epochMicros());
  }

  /** The root over the leaves, or their kept hashes, as the rows have them from the first on. */
  Hash recomputedRoot() throws Exception {
    Frontier out = new Frontier();
    TreeHasher hasher = new TreeHasher();
    storage
        .ledger()
        .rows(
            0,
            storage.ledger().state().size(),
            row -> out.append(Objects.requireNonNull(row.hash(hasher))));
    return out.root();
  }

  /** Finding V16: values or contents are missing that no record explains. */
  void assertNothingIsMissingWithoutARecord() throws Exception {
    BitSet values = new BitSet();
    BitSet contents = new BitSet();
    for (Kind kind : List.of(Kind.ERASURE, Kind.PURGE)) {
      for (StoredRecord record : of(kind)) {
        boolean whole = kind == Kind.PURGE || "e2".equals(record.text("level"));
        ranges(record).forEach(range -> (whole ? contents : values).set(range[0], range[1] + 1));
      }
    }
    List<Long> unexplained = new ArrayList<>();
    long size = storage.ledger().state().size();
    storage
        .ledger()
        .rows(
            storage.ledger().state().purged(),
            size,
            row -> {
              if (isMissing(row)
                  && !(row.leaf() == null ? contents : values).get((int) row.index())) {
                unexplained.add(row.index());
              }
            });
    assertThat(unexplained).isEmpty();
  }

  private static boolean isMissing(LedgerRow row) {
    if (row.leaf() == null) {
      return true;
    }
    Map<String, Object> members = StoredRecord.of(row.leaf(), List.of(), null).members();
    return members.get("_sd") instanceof List<?> all && all.size() != row.disclosures().size();
  }

  static List<int[]> ranges(StoredRecord record) {
    List<int[]> out = new ArrayList<>();
    if (record.members().get("ranges") instanceof List<?> ranges) {
      for (Object range : ranges) {
        String[] ends = range.toString().split("-", -1);
        out.add(new int[] {Integer.parseInt(ends[0]), Integer.parseInt(ends[1])});
      }
    }
    return out;
  }

  /** Stores in batches as a drain does. */
  void store(List<StoredRecord> records) throws Exception {
    for (int i = 0; i < records.size(); i += 1_000) {
      storage.store().append(records.subList(i, Math.min(records.size(), i + 1_000)));
    }
  }

  void setTime(long micros) {
    clock.passMillis((micros - clock.epochMicros()) / 1_000);
  }

  static long at(int minute) {
    return T0 + minute * MINUTE;
  }
}
