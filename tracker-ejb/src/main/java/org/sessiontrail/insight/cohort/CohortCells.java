package org.sessiontrail.insight.cohort;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.Suppression;

/**
 * Which cells of a table of cohorts are not told. Everybody is in one cohort, so that the cells of
 * one piece of time add up to its visitors, and sizes to all who joined: both may be known from
 * other reports. Of neither line a single small number is left out alone. The size of a cohort
 * stands in each of its cells and is the number of its first piece: where that has to go, the
 * cohort goes.
 */
final class CohortCells {
  private final List<Cell> cells;
  private final int least;
  private final BitSet cohorts = new BitSet();

  /**
   * One number.
   *
   * @param cohort number of the piece in which people joined
   * @param later how many pieces after that
   * @param size people of the cohort
   * @param people those of them who were there
   */
  record Cell(int cohort, int later, long size, long people) {
    /** Number of the piece. */
    int piece() {
      return cohort + later;
    }
  }

  CohortCells(List<Cell> cells, int least) {
    this.cells = List.copyOf(cells);
    this.least = least;
  }

  BitSet hidden() {
    List<Cell> first = cells.stream().filter(cell -> cell.later() == 0).toList();
    suppressed(first, first.stream().mapToLong(Cell::size).toArray()).stream()
        .forEach(i -> cohorts.set(first.get(i).cohort()));
    BitSet out = new BitSet();
    int before;
    do {
      before = cohorts.cardinality();
      out = pass();
    } while (cohorts.cardinality() > before);
    return out;
  }

  /** Hides what has to be, piece by piece; cohorts may have to go because of it. */
  private BitSet pass() {
    Map<Integer, List<Integer>> pieces = new TreeMap<>();
    BitSet out = new BitSet();
    for (int i = 0; i < cells.size(); i++) {
      out.set(i, cohorts.get(cells.get(i).cohort()));
      if (cells.get(i).people() > 0) {
        pieces.computeIfAbsent(cells.get(i).piece(), none -> new ArrayList<>()).add(i);
      }
    }
    for (List<Integer> line : pieces.values()) {
      List<Cell> those = line.stream().map(cells::get).toList();
      long[] people =
          those.stream()
              .mapToLong(
                  cell ->
                      cohorts.get(cell.cohort())
                          ? Math.min(cell.people(), least - 1L)
                          : cell.people())
              .toArray();
      suppressed(those, people).stream()
          .forEach(
              i -> {
                out.set(line.get(i));
                if (those.get(i).later() == 0) {
                  cohorts.set(those.get(i).cohort());
                }
              });
    }
    return out;
  }

  private BitSet suppressed(List<Cell> line, long[] people) {
    List<List<@Nullable String>> keys = new ArrayList<>();
    for (Cell each : line) {
      List<@Nullable String> key = new ArrayList<>();
      key.add(String.valueOf(each.cohort()));
      keys.add(key);
    }
    return Suppression.of(keys, people, least);
  }
}
