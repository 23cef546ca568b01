package org.sessiontrail.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a report holds and what it can't hold: the last lines of every report.
 *
 * @param kinds records in the report by kind
 * @param gaps records that were taken and lost, by reason, within the report's period
 * @param suppressed requests that were seen and by rule not recorded, by reason, likewise
 * @param removed whole records that are gone, by what removed them: {@code erasure} and {@code
 *     purge} within the period, {@code beginning} for the whole log
 * @param removedBy what is missing of records, with the record that says why: one sentence each, at
 *     most {@value #MAX_REMOVALS} and one that counts the rest
 * @param undisclosed groups of personal values that were erased or not disclosed
 * @param unproven disclosures that match no commitment of their record; not shown in the report
 * @param streams streams (node and boot) that wrote the records, at most {@value #MAX_STREAMS}
 */
public record Completeness(
    Map<String, Long> kinds,
    Map<String, Long> gaps,
    Map<String, Long> suppressed,
    Map<String, Long> removed,
    List<String> removedBy,
    long undisclosed,
    long unproven,
    List<String> streams) {

  /** How many streams are named at most. */
  public static final int MAX_STREAMS = 1_000;

  /** How many records that say why something is missing are named at most. */
  public static final int MAX_REMOVALS = 1_000;

  /** What the words of the statement mean; part of every report. */
  public static final String DEFINITION =
      "captured: every record of the log that meets the conditions of this report, as of its"
          + " beginning, in order of time. gaps: records that were numbered and then lost."
          + " excluded, suppressed: requests that were seen and by rule not recorded, stated once a"
          + " minute and at the stop, so those of the last minute may be missing. withheld:"
          + " requests that are recorded without what only statistics need, since nobody agreed"
          + " (consent) or a browser signalled it (signal), stated likewise. Gaps, excluded,"
          + " withheld and suppressed are counted for the whole application within the period,"
          + " whatever the other conditions. removed: whole records that were erased, or purged"
          + " after their period, counted likewise; those purged from the beginning of the log"
          + " are counted whatever the period. removed-by: what is missing of which number of"
          + " records, and the record of the log that says why. undisclosed: groups of personal values a record"
          + " commits to that were erased. unproven: personal values that do not match what their"
          + " record commits to; they are not shown. never-reaches-a-filter: what no servlet"
          + " filter is shown; it is not counted anywhere. A report without its last line, end,"
          + " was cut off.";

  /** Where times come from; part of every report. */
  public static final String CLOCK =
      "wall clock of the node that recorded, in UTC, made unique and increasing within a stream";

  /** What no servlet filter is shown, so that no record of it can exist. */
  public static final List<String> NEVER_REACHES_A_FILTER =
      List.of(
          "requests refused by the container's own security (401, 403), on servers that do not"
              + " announce them to request listeners",
          "malformed requests and URIs (400, 505)",
          "OPTIONS * and CONNECT",
          "the container's FORM login page and j_security_check",
          "pages shown again from the browser's or a proxy's cache, back and forward included",
          "messages on a WebSocket after its upgrade");

  private static final String EXCLUDED = "excluded";
  private static final Set<String> WITHHELD = Set.of("consent", "signal");

  /** Makes the statement immutable. */
  public Completeness {
    kinds = Map.copyOf(kinds);
    gaps = Map.copyOf(gaps);
    suppressed = Map.copyOf(suppressed);
    removed = Map.copyOf(removed);
    removedBy = List.copyOf(removedBy);
    streams = List.copyOf(streams);
  }

  /** Records in the report. */
  public long captured() {
    return sum(kinds);
  }

  /** Records that were taken and lost within the report's period. */
  public long lost() {
    return sum(gaps);
  }

  /** The statement as members, in the form of the JSON Lines report. */
  public Map<String, Object> members() {
    Map<String, Object> out = new TreeMap<>();
    out.put("captured", captured());
    out.put("kinds", kinds);
    out.put("gaps", lost());
    out.put("gapReasons", gaps);
    out.put("excluded", excluded());
    out.put("withheld", sum(withheld()));
    out.put("withheldReasons", withheld());
    out.put("suppressed", sum(suppressed) - excluded() - sum(withheld()));
    out.put("suppressedReasons", withoutExcluded());
    out.put("removed", sum(removed));
    out.put("removedReasons", removed);
    out.put("removedBy", removedBy);
    out.put("undisclosed", undisclosed);
    out.put("unproven", unproven);
    out.put("streams", streams);
    out.put("clock", CLOCK);
    out.put("neverReachesAFilter", NEVER_REACHES_A_FILTER);
    out.put("definition", DEFINITION);
    out.put("end", true);
    return out;
  }

  /**
   * The statement as names and numbers or texts, in the order of reading; the last one's name is
   * {@code end}.
   */
  public List<Map.Entry<String, Object>> statements() {
    List<Map.Entry<String, Object>> out = new ArrayList<>();
    out.add(Map.entry("definition", DEFINITION));
    out.add(Map.entry("captured", captured()));
    addCounts(out, "captured", kinds);
    out.add(Map.entry("gaps", lost()));
    addCounts(out, "gaps", gaps);
    out.add(Map.entry("excluded", excluded()));
    out.add(Map.entry("withheld", sum(withheld())));
    addCounts(out, "withheld", withheld());
    out.add(Map.entry("suppressed", sum(suppressed) - excluded() - sum(withheld())));
    addCounts(out, "suppressed", withoutExcluded());
    out.add(Map.entry("removed", sum(removed)));
    addCounts(out, "removed", removed);
    removedBy.forEach(sentence -> out.add(Map.entry("removed-by", sentence)));
    out.add(Map.entry("undisclosed", undisclosed));
    out.add(Map.entry("unproven", unproven));
    streams.forEach(stream -> out.add(Map.entry("stream", stream)));
    out.add(Map.entry("clock", CLOCK));
    NEVER_REACHES_A_FILTER.forEach(what -> out.add(Map.entry("never-reaches-a-filter", what)));
    out.add(Map.entry("end", captured()));
    return out;
  }

  private static void addCounts(
      List<Map.Entry<String, Object>> to, String name, Map<String, Long> counts) {
    new TreeMap<>(counts).forEach((reason, count) -> to.add(Map.entry(name + "." + reason, count)));
  }

  /** The reasons of {@link #suppressed} that are neither exclusion by path nor withheld. */
  private Map<String, Long> withoutExcluded() {
    Map<String, Long> out = new TreeMap<>(suppressed);
    out.remove(EXCLUDED);
    out.keySet().removeAll(WITHHELD);
    return out;
  }

  /** Requests that are recorded without what only statistics need, by reason. */
  public Map<String, Long> withheld() {
    Map<String, Long> out = new TreeMap<>(suppressed);
    out.keySet().retainAll(WITHHELD);
    return out;
  }

  /** Requests excluded by path. */
  private long excluded() {
    return suppressed.getOrDefault(EXCLUDED, 0L);
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
