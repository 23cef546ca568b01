package org.sessiontrail.insight.question;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a table are not told: those of fewer people than {@code least}, and as many others
 * as keep them from being computed from a total. A line is all rows that differ in one key only;
 * its total may be known from another report. Where a line hides anything it hides at least two
 * rows and {@code least} people, or all of it.
 */
public final class Suppression {
  private final List<List<@Nullable String>> keys;
  private final long[] people;
  private final int least;
  private final BitSet hidden = new BitSet();

  private Suppression(List<List<@Nullable String>> keys, long[] people, int least) {
    this.keys = keys;
    this.people = people;
    this.least = least;
  }

  /**
   * The rows that are hidden.
   *
   * @param keys of each row, all of the same length
   * @param people of each row
   * @param least how many people a row needs
   */
  public static BitSet of(List<List<@Nullable String>> keys, long[] people, int least) {
    Suppression out = new Suppression(keys, people, least);
    for (int row = 0; row < people.length; row++) {
      out.hidden.set(row, people[row] < least);
    }
    if (!out.hidden.isEmpty()) {
      out.complement();
    }
    return out.hidden;
  }

  private void complement() {
    List<Collection<List<Integer>>> lines = new ArrayList<>();
    int width = keys.get(0).size();
    for (int key = 0; key < width; key++) {
      lines.add(lines(key));
    }
    boolean more = true;
    while (more) {
      more = false;
      for (Collection<List<Integer>> direction : lines) {
        for (List<Integer> line : direction) {
          more |= protect(line);
        }
      }
    }
  }

  /** Rows that differ in the key {@code key} only. */
  private Collection<List<Integer>> lines(int key) {
    Map<List<@Nullable String>, List<Integer>> out = new LinkedHashMap<>();
    for (int row = 0; row < keys.size(); row++) {
      List<@Nullable String> others = new ArrayList<>(keys.get(row));
      others.remove(key);
      out.computeIfAbsent(others, none -> new ArrayList<>()).add(row);
    }
    return out.values();
  }

  /** Hides smallest rows until what is hidden can't be computed; whether any had to be. */
  private boolean protect(List<Integer> line) {
    boolean any = false;
    while (isOpen(line)) {
      int smallest =
          line.stream()
              .filter(row -> !hidden.get(row))
              .min(Comparator.comparingLong((Integer row) -> people[row]).thenComparing(row -> row))
              .orElseThrow();
      hidden.set(smallest);
      any = true;
    }
    return any;
  }

  private boolean isOpen(List<Integer> line) {
    long rows = line.stream().filter(hidden::get).count();
    long together = line.stream().filter(hidden::get).mapToLong(row -> people[row]).sum();
    return rows > 0 && rows < line.size() && (rows < 2 || together < least);
  }
}
