package org.sessiontrail.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sessiontrail.store.Removal;
import org.sessiontrail.store.Removal.Reason;

/** What the statement of completeness says of what was removed. */
class CompletenessCountTest {
  @Test
  void state_saysOfEachRemovalWhatAndWhy() {
    Completeness stated =
        new CompletenessCount()
            .state(
                Map.of("removed.purge", 400L, "removed.beginning", 512L, "gap.spool-full", 3L),
                List.of(
                    new Removal(Reason.BEGINNING, 90L, null, 512),
                    new Removal(Reason.VALUES_ERASED, 12L, "R1", 1),
                    new Removal(Reason.ERASED, 13L, "R2", 6),
                    new Removal(Reason.PURGED, 40L, "technical", 400),
                    new Removal(Reason.UNKNOWN, null, null, 2)));

    assertThat(stated.removedBy())
        .containsExactly(
            "512 records at the beginning of the log purged by record #90",
            "personal values of 1 record erased by record #12 (request R1)",
            "6 records erased by record #13 (request R2)",
            "400 records purged under class technical by record #40",
            "2 records removed by a record that is not kept either");
    assertThat(stated.removed()).isEqualTo(Map.of("purge", 400L, "beginning", 512L));
    assertThat(stated.members())
        .containsEntry("removed", 912L)
        .containsEntry("removedBy", stated.removedBy());
    assertThat(stated.statements())
        .contains(
            Map.entry("removed", 912L),
            Map.entry("removed.purge", 400L),
            Map.entry("removed-by", stated.removedBy().get(3)));
  }

  @Test
  void state_ofVeryManyRemovals_countsTheRest() {
    List<Removal> many =
        Collections.nCopies(1_007, new Removal(Reason.PURGED, 40L, "requests", 400));

    assertThat(new CompletenessCount().state(Map.of(), many).removedBy())
        .hasSize(Completeness.MAX_REMOVALS + 1)
        .endsWith("7 more records say that something was removed");
  }
}
