package org.sessiontrail.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.catalogue.EventCatalogue;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.Access;
import org.sessiontrail.report.Attestation;
import org.sessiontrail.retention.Operator;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailReader;
import org.sessiontrail.store.jpa.JpaStorage;
import org.sessiontrail.store.retention.RetentionRows;

/**
 * The log of one application, open for a command.
 *
 * @param storage the open database
 * @param app origin of the log
 * @param hash the application's keyed hash, or null when its key is not at hand
 */
record OpenLog(JpaStorage storage, String app, @Nullable KeyedHash hash) implements AutoCloseable {

  TrailReader reader() {
    return storage.reader(new JpaStorage.Log(app, hash));
  }

  /** Holds, erasures and purges. */
  RetentionRows retention() {
    return storage.retention(app);
  }

  /** The newest checkpoint; null when there is none, or when it is damaged, which is told. */
  @Nullable Attestation seal(PrintWriter err) {
    try {
      return Attestation.newest(storage.ledger(app));
    } catch (StoreException e) {
      err.println("note: the report names no checkpoint, run verify: " + e.getMessage());
      return null;
    }
  }

  /** Whoever runs this process, as one who changes what is kept. */
  Operator operator(TrailClock clock) {
    return Operator.of("cli", System.getProperty("user.name"), hash, clock);
  }

  /** That whoever runs this process looks at the log, from now on. */
  static Access access(Kind kind, TrailClock clock) {
    String who = System.getProperty("user.name");
    return new Access(kind, "cli", who, null, clock.epochMicros(), clock.nanos());
  }

  /**
   * Adds {@code fact} to the log, as a stream of its own that is opened and closed around it.
   *
   * @throws StoreException when the log can't be written, a replica or a read-only account for one
   */
  void add(Fact fact, TrailClock clock) throws StoreException {
    RandomIds random = new RandomIds();
    KeyedHash key = hash == null ? new KeyedHash(new byte[KeyedHash.KEY_BYTES]) : hash;
    RecordEncoder encoder = new RecordEncoder("cli/" + random.next().substring(0, 11), key, random);
    Fact open =
        Fact.of(Kind.STREAM_OPEN, clock.epochMicros())
            .put("app", app)
            .put("node", "cli")
            .put("catalogue", EventCatalogue.version())
            .build();
    Fact close = Fact.of(Kind.STREAM_CLOSE, clock.epochMicros()).build();
    List<StoredRecord> records = new ArrayList<>();
    for (Fact each : List.of(open, fact, close)) {
      StoredRecord record = encoder.encode(each, records.size() + 1L, 0);
      records.add(hash == null ? withoutPseudonym(record) : record);
    }
    storage.store(app).append(records);
  }

  /**
   * Adds {@code fact}, that somebody looked at the log; where it can't be written, says so on
   * {@code err} and no more.
   *
   * @param what the fact is of, for people: this export
   */
  void note(Fact fact, String what, TrailClock clock, PrintWriter err) {
    try {
      add(fact, clock);
    } catch (StoreException e) {
      err.println("note: " + what + " is not recorded in the log: " + e.getMessage());
    }
  }

  /** A pseudonym under another key than the application's would never be found. */
  private static StoredRecord withoutPseudonym(StoredRecord record) {
    return new StoredRecord(record.leaf(), record.members(), record.disclosures(), null);
  }

  @Override
  public void close() {
    storage.close();
  }
}
