package org.sessiontrail.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.RecordEncoder.Keeping;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailEvent;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailStore;

/**
 * Numbers the records of an import and stores those that are not stored yet. Since the same lines
 * always give the same records, a number says where an earlier run stopped.
 *
 * <p>One thread; {@link Appender} has its own.
 */
final class ImportStream implements AutoCloseable {
  private static final int BATCH = 2_000;

  private final @Nullable TrailStore store;
  private final @Nullable KeyedHash hash;
  private final Keeping keeping;
  private final RandomIds random = new RandomIds();
  private @Nullable Supplier<Fact> opening;
  private @Nullable Appender appender;
  private @Nullable RecordEncoder encoder;
  private @Nullable StoreException failure;
  private List<StoredRecord> batch = new ArrayList<>(BATCH);
  private boolean passing = true;
  private boolean whole;
  private long before;
  private long number;
  private long records;

  /**
   * Writes to {@code store}.
   *
   * @param store null to count only
   */
  ImportStream(@Nullable TrailStore store, @Nullable KeyedHash hash, Keeping keeping) {
    this.keeping = keeping;
    this.store = store;
    this.hash = hash;
  }

  /** What comes now is all there already. */
  void pass() {
    passing = true;
  }

  /**
   * From now on goes on with stream {@code name}.
   *
   * @param stored the last number of it that is stored, 0 for a new one
   * @param open makes its first record
   */
  void to(String name, long stored, Supplier<Fact> open) {
    passing = false;
    before = stored;
    number = 0;
    opening = open;
    KeyedHash key = hash == null ? new KeyedHash(new byte[KeyedHash.KEY_BYTES]) : hash;
    RecordEncoder made = new RecordEncoder(name, key, random, keeping);
    encoder = made;
    appender = store == null ? null : new Appender(store, made);
  }

  /** Whether anything was written to it, now or before. */
  boolean isOpen() {
    return number > 0;
  }

  /** Takes the next record of the stream, and its number on its trail, 0 without one. */
  void write(Supplier<TrailEvent> event, long trailSeq) {
    if (passing) {
      return;
    }
    if (number == 0 && opening != null) {
      Supplier<Fact> first = opening;
      opening = null;
      put(first, 0);
    }
    put(event, trailSeq);
  }

  private void put(Supplier<? extends TrailEvent> event, long trailSeq) {
    number++;
    if (number <= before) {
      return;
    }
    records++;
    if (appender == null || encoder == null || failure != null) {
      return;
    }
    StoredRecord record = encoder.encode(event.get(), number, trailSeq);
    batch.add(hash == null ? withoutPseudonym(record) : record);
    if (batch.size() >= BATCH && !whole) {
      flush();
    }
  }

  /** A pseudonym under another key than the application's would never be found. */
  private static StoredRecord withoutPseudonym(StoredRecord record) {
    return new StoredRecord(record.leaf(), record.members(), record.disclosures(), null);
  }

  /** What comes from now on to the end is stored together or not at all. */
  void last() {
    flush();
    whole = true;
  }

  private void flush() {
    try {
      if (appender != null && !batch.isEmpty()) {
        appender.add(batch);
      }
    } catch (StoreException e) {
      failure = e; // told by check
    }
    batch = new ArrayList<>(BATCH);
  }

  /** Throws what went wrong so far. */
  void check() throws StoreException {
    if (failure != null) {
      throw failure;
    }
  }

  /** Waits until all is stored. */
  void finish() throws StoreException {
    flush();
    check();
    if (appender != null) {
      appender.finish();
    }
  }

  /** Records that were made and not stored before. */
  long records() {
    return records;
  }

  /** Of these, how many the database refused. */
  long refused() {
    return appender == null ? 0 : appender.refused();
  }

  @Override
  public void close() {
    if (appender != null) {
      appender.close();
    }
  }
}
