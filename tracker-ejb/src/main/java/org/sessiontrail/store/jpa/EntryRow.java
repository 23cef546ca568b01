package org.sessiontrail.store.jpa;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.DisclosureText;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.keys.SubjectKeys;

/** What is read of an entry: its place and what it holds, without a managed entity. */
@SuppressWarnings("ArrayRecordComponent") // read once and handed on
record EntryRow(
    long idx,
    long atMicros,
    byte[] leaf,
    @Nullable String disclosures,
    @Nullable String subjectRef,
    @Nullable Long removedBy) {
  static final String SELECT =
      "select e.idx, e.atMicros, e.leaf, e.disclosures, e.subjectRef, e.removedBy ";

  static EntryRow of(Object[] columns) {
    return new EntryRow(
        (Long) columns[0],
        (Long) columns[1],
        (byte[]) columns[2],
        (String) columns[3],
        (String) columns[4],
        (Long) columns[5]);
  }

  /** The rows of one page, their personal values opened. */
  static List<EntryRow> opened(
      SubjectKeys keys, EntityManager manager, int log, List<Object[]> page) throws StoreException {
    SubjectKeys.Texts opening =
        keys.opening(manager, log, page.stream().map(columns -> (String) columns[3]).toList());
    List<EntryRow> out = new ArrayList<>(page.size());
    for (Object[] columns : page) {
      columns[3] = opening.of((String) columns[3]);
      out.add(of(columns));
    }
    return out;
  }

  StoredRecord stored() throws StoreException {
    try {
      List<String> opened = DisclosureText.read(disclosures);
      return StoredRecord.of(leaf, opened, subjectRef);
    } catch (IllegalArgumentException e) {
      throw new StoreException(
          "TRK-0316 record " + idx + " is damaged: it is not as the tracker wrote it", e);
    }
  }
}
