package org.sessiontrail.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.catalogue.EventCatalogue;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;
import org.sessiontrail.store.TrailRecord;
import org.sessiontrail.store.TrailStore;

/** A log in memory that can fail: before a batch is stored, or after, with its answer lost. */
final class MemoryLog implements LogImport.Target, TrailStore, TrailReader {
  private final List<StoredRecord> records = new ArrayList<>();
  private final Set<String> known = new HashSet<>();
  private int batches;
  private int failing = -1;
  private boolean answerLost;

  /** Batch number {@code batch}, from 0 on, will fail. */
  MemoryLog failAt(int batch, boolean afterStoring) {
    batches = 0;
    failing = batch;
    answerLost = afterStoring;
    return this;
  }

  int batches() {
    return batches;
  }

  List<StoredRecord> all() {
    return List.copyOf(records);
  }

  List<StoredRecord> of(Kind kind) {
    return records.stream().filter(record -> record.kind() == kind).toList();
  }

  @Override
  public synchronized int append(List<StoredRecord> batch) throws StoreException {
    boolean fails = batches++ == failing;
    if (fails && !answerLost) {
      throw new StoreException("TRK-0311 the database is gone", null);
    }
    int before = records.size();
    for (StoredRecord record : batch) {
      List<String> faults = EventCatalogue.faults(record);
      if (!faults.isEmpty()) {
        throw new StoreException(record.kind().id() + ": " + faults, null);
      }
      if (known.add(record.stream() + "#" + record.seq())) {
        records.add(record);
      }
    }
    if (fails) {
      throw new StoreException("TRK-0311 the answer was lost", null);
    }
    return records.size() - before;
  }

  @Override
  public void park(StoredRecord refused, @Nullable StoredRecord gap, String reason) {
    throw new AssertionError("nothing is refused here");
  }

  @Override
  public TrailReader reader() {
    return this;
  }

  @Override
  public TrailStore store() {
    return this;
  }

  @Override
  public synchronized long last(String stream) {
    return records.stream()
        .filter(record -> record.stream().equals(stream))
        .mapToLong(StoredRecord::seq)
        .max()
        .orElse(0);
  }

  @Override
  public long size() {
    return records.size();
  }

  @Override
  public long read(TrailQuery query, Visitor visitor) throws Exception {
    long given = 0;
    for (StoredRecord record : records) {
      if (query.kinds().contains(record.kind())) {
        visitor.take(new TrailRecord(given++, record));
      }
    }
    return given;
  }

  @Override
  public long count(TrailQuery query) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<String, Long> losses(TrailQuery query) {
    throw new UnsupportedOperationException();
  }
}
