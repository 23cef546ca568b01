package org.sessiontrail.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.sessiontrail.record.StoredRecord;

/** A store in memory that fails when told to. */
final class FakeStore implements TrailStore {
  final List<StoredRecord> stored = new ArrayList<>();
  final List<StoredRecord> parked = new ArrayList<>();
  int failures;
  boolean commitsBeforeFailing;
  int calls;
  Predicate<StoredRecord> refused = record -> false;

  private final Set<String> numbers = new HashSet<>();

  @Override
  public int append(List<StoredRecord> records) throws StoreException {
    calls++;
    if (records.stream().anyMatch(refused)) {
      throw new RecordRefusedException("refused", new IllegalStateException("too long"));
    }
    if (failures > 0 && !commitsBeforeFailing) {
      failures--;
      throw new StoreException("down", null);
    }
    int before = stored.size();
    for (StoredRecord record : records) {
      if (numbers.add(record.stream() + "#" + record.seq())) {
        stored.add(record);
      }
    }
    if (failures > 0) {
      failures--;
      throw new StoreException("the answer to the commit was lost", null);
    }
    return stored.size() - before;
  }

  @Override
  public void park(StoredRecord refusal, StoredRecord gap, String reason) throws StoreException {
    parked.add(refusal);
    append(List.of(gap));
  }

  List<Long> seqs() {
    return stored.stream().map(StoredRecord::seq).toList();
  }
}
