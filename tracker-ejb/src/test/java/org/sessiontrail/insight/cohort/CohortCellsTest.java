package org.sessiontrail.insight.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sessiontrail.insight.cohort.CohortCells.Cell;

class CohortCellsTest {
  private static final int LEAST = 5;

  private static List<Cell> told(List<Cell> cells, int least) {
    java.util.BitSet hidden = new CohortCells(cells, least).hidden();
    return IntStream.range(0, cells.size())
        .filter(i -> !hidden.get(i))
        .mapToObj(cells::get)
        .toList();
  }

  @Test
  void hidden_ofLargeGroups_isNothing() {
    List<Cell> cells =
        List.of(new Cell(0, 0, 20, 20), new Cell(0, 1, 20, 7), new Cell(1, 0, 30, 30));

    assertThat(told(cells, LEAST)).isEqualTo(cells);
  }

  @Test
  void hidden_whenOneCellOfAPieceIsSmall_hidesItsNeighbour() {
    List<Cell> cells =
        List.of(
            new Cell(0, 0, 40, 40),
            new Cell(0, 1, 40, 30),
            new Cell(0, 2, 40, 3),
            new Cell(1, 0, 50, 50),
            new Cell(1, 1, 50, 12),
            new Cell(2, 0, 60, 60));

    // the third piece has 3, 12 and 60 visitors: 3 would be what 75 less the others leave
    assertThat(told(cells, LEAST))
        .containsExactly(
            new Cell(0, 0, 40, 40),
            new Cell(0, 1, 40, 30),
            new Cell(1, 0, 50, 50),
            new Cell(2, 0, 60, 60));
  }

  @Test
  void hidden_whenOnlyAFirstPieceIsThere_hidesItsCohort() {
    List<Cell> cells =
        List.of(
            new Cell(0, 0, 40, 40),
            new Cell(0, 1, 40, 3),
            new Cell(0, 2, 40, 30),
            new Cell(1, 0, 50, 50),
            new Cell(1, 1, 50, 12),
            new Cell(2, 0, 60, 60));

    assertThat(told(cells, LEAST)).noneMatch(cell -> cell.cohort() == 1);
  }

  @Test
  void hidden_whenACohortIsSmall_hidesASecondOne() {
    List<Cell> cells =
        List.of(new Cell(0, 0, 3, 3), new Cell(1, 0, 20, 20), new Cell(2, 0, 30, 30));

    assertThat(told(cells, LEAST)).containsExactly(new Cell(2, 0, 30, 30));
  }

  @Test
  void hidden_ofAnyTable_leavesNoPieceWithOneUnknown() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Cell> cells =
          IntStream.range(0, 6)
              .boxed()
              .flatMap(
                  cohort -> {
                    long size = 1L + random.nextInt(40);
                    return IntStream.range(0, 6 - cohort)
                        .mapToObj(
                            later ->
                                new Cell(
                                    cohort,
                                    later,
                                    size,
                                    later == 0 ? size : random.nextInt((int) size + 1)));
                  })
              .toList();
      List<Cell> told = told(cells, LEAST);

      assertThat(told).allMatch(cell -> cell.size() >= LEAST);
      assertThat(told).allMatch(cell -> cell.people() == 0 || cell.people() >= LEAST);
      for (int piece = 0; piece < 6; piece++) {
        int at = piece;
        List<Cell> unknown =
            cells.stream()
                .filter(cell -> cell.piece() == at && cell.people() > 0 && !told.contains(cell))
                .filter(
                    cell ->
                        cell.later() > 0
                            || told.stream().noneMatch(t -> t.cohort() == cell.cohort()))
                .toList();
        boolean isAll = told.stream().noneMatch(cell -> cell.piece() == at && cell.people() > 0);
        assertThat(isAll || unknown.size() != 1).as("seed %d piece %d", seed, piece).isTrue();
      }
      assertThat(told(cells, 1)).isEqualTo(cells);
    }
  }
}
