package org.sessiontrail.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sessiontrail.record.Disclosure;
import org.sessiontrail.record.StoredRecord;

/**
 * The personal values of a record that its leaf vouches for.
 *
 * @param groups values by group
 * @param undisclosed how many digests of the leaf have no disclosure (any more)
 * @param unproven how many disclosures match no digest of the leaf; their values are not shown
 */
record Disclosed(Map<String, Object> groups, int undisclosed, int unproven) {

  static Disclosed of(StoredRecord stored) {
    Set<Object> committed = new HashSet<>();
    if (stored.members().get("_sd") instanceof List<?> digests) {
      committed.addAll(digests);
    }
    List<String> proven = new ArrayList<>(committed.size());
    int unproven = 0;
    for (String disclosure : stored.disclosures()) {
      if (committed.remove(Disclosure.digest(disclosure))) {
        proven.add(disclosure);
      } else {
        unproven++;
      }
    }
    return new Disclosed(Disclosure.open(proven), committed.size(), unproven);
  }
}
