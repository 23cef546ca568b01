package org.sessiontrail.ledger.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sessiontrail.ledger.evidence.Finding;
import org.sessiontrail.ledger.evidence.FindingCode;

/** Collects findings: all are counted, the first {@value #KEPT} of each code are kept. */
final class Findings {
  /** Findings of one code that are kept. */
  static final int KEPT = 100;

  private final Map<FindingCode, List<Finding>> kept = new EnumMap<>(FindingCode.class);
  private final Map<FindingCode, Long> totals = new EnumMap<>(FindingCode.class);
  private boolean hasErrors;

  void add(Finding finding) {
    totals.merge(finding.code(), 1L, Long::sum);
    hasErrors |= finding.isError();
    List<Finding> known = kept.computeIfAbsent(finding.code(), code -> new ArrayList<>());
    if (known.size() < KEPT) {
      known.add(finding);
    }
  }

  boolean hasErrors() {
    return hasErrors;
  }

  long total(FindingCode code) {
    return totals.getOrDefault(code, 0L);
  }

  Map<FindingCode, Long> totals() {
    return new TreeMap<>(totals);
  }

  /** Those that are kept, by code and place in the log. */
  List<Finding> kept() {
    List<Finding> out = new ArrayList<>();
    kept.values().forEach(out::addAll);
    out.sort(Comparator.comparing(Finding::code).thenComparingLong(Finding::from));
    return out;
  }
}
