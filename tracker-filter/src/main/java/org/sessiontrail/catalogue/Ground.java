package org.sessiontrail.catalogue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Purpose;

/**
 * Why a kind of record is written.
 *
 * @param purposes what it is used for; never empty
 * @param basis a legal basis to confirm
 * @param switchedOffBy how it can be left out while the tracker runs; null when it can't
 */
public record Ground(List<Purpose> purposes, LegalBasis basis, @Nullable String switchedOffBy) {
  /** Refuses a kind without a purpose. */
  public Ground {
    purposes = List.copyOf(purposes);
    if (purposes.isEmpty()) {
      throw new IllegalArgumentException("nothing is recorded without a purpose");
    }
  }

  /** It as an object of the canonical form. */
  Map<String, Object> canonical() {
    Map<String, Object> out = new TreeMap<>();
    out.put("purposes", purposes.stream().map(Purpose::id).toList());
    out.put("basis", basis.article());
    if (switchedOffBy != null) {
      out.put("switchedOffBy", switchedOffBy);
    }
    return out;
  }
}
