package org.sessiontrail.report.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sessiontrail.report.Completeness;

/** The completeness statement in words for people who know no log. */
final class Plain {
  private static final int REMOVALS = 8;

  private Plain() {}

  /** What {@code completeness} states, in sentences. */
  static List<String> sentences(Completeness completeness) {
    List<String> out = new ArrayList<>();
    out.add(
        count(completeness.captured(), "record meets", "records meet")
            + " the conditions above. This is every one the log held when the report was begun.");
    out.add(
        completeness.lost() == 0
            ? "No record is known to be lost in this period."
            : count(completeness.lost(), "record was", "records were")
                + " taken in this period and then lost ("
                + reasons(completeness.gaps())
                + ").");
    Map<String, Long> unkept = new TreeMap<>(completeness.suppressed());
    unkept.keySet().removeAll(completeness.withheld().keySet());
    long unrecorded = sum(unkept);
    out.add(
        unrecorded == 0
            ? "No request of this period is known to be left out by rule."
            : count(unrecorded, "request was", "requests were")
                + " seen in this period and by rule not recorded ("
                + reasons(unkept)
                + ").");
    long withheld = sum(completeness.withheld());
    if (withheld > 0) {
      out.add(
          count(withheld, "request is", "requests are")
              + " recorded without what only statistics need, by the visitor's own wish ("
              + reasons(completeness.withheld())
              + ").");
    }
    addRemovals(out, completeness.removedBy());
    if (completeness.undisclosed() > 0) {
      out.add(
          count(completeness.undisclosed(), "group", "groups")
              + " of personal values can't be shown, since they were erased or never disclosed.");
    }
    if (completeness.unproven() > 0) {
      out.add(
          "Finding: "
              + count(completeness.unproven(), "group", "groups")
              + " of personal values are not shown, since they do not match what their records"
              + " commit to. Somebody may have changed the database.");
    }
    out.add("What never reaches the tracker can't be in it; the last pages list that.");
    return out;
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static void addRemovals(List<String> to, List<String> removedBy) {
    removedBy.stream().limit(REMOVALS).forEach(said -> to.add("Missing: " + said + "."));
    if (removedBy.size() > REMOVALS) {
      to.add("More is missing; the last pages say what and why.");
    }
  }

  /** That not all records are printed. */
  static String cut(long printed, long captured) {
    return "This document prints the first "
        + Charts.number(printed)
        + " of "
        + Charts.number(captured)
        + " records; "
        + Charts.number(captured - printed)
        + " are not in it.";
  }

  private static String count(long count, String one, String more) {
    return Charts.number(count) + " " + (count == 1 ? one : more);
  }

  private static String reasons(Map<String, Long> counts) {
    return new TreeMap<>(counts)
        .entrySet().stream()
            .map(entry -> entry.getKey() + " " + Charts.number(entry.getValue()))
            .collect(Collectors.joining(", "));
  }
}
