package org.sessiontrail.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sessiontrail.fault.Marks.Ended;
import org.sessiontrail.fault.Marks.Kill;
import org.sessiontrail.fault.Marks.Mark;

/** The comparison must see what it is there for. */
class MarksTest {
  private final Marks marks = new Marks();

  @Test
  void missing_isWhatIsWantedAndNotStored() {
    mark("a-1", 200, 10);
    mark("a-2", 200, 20);
    mark("a-3", 0, 30);

    List<Mark> missing = marks.missing(Map.of("a-1", 1), Mark::served);

    assertThat(missing).extracting(Mark::id).containsExactly("a-2");
  }

  @Test
  void wronglyStored_isWhatWasStoredTwiceOrNeverSent() {
    mark("a-1", 200, 10);
    mark("a-2", 200, 20);

    assertThat(marks.wronglyStored(Map.of("a-1", 1, "a-2", 2, "b-9", 1)))
        .isEqualTo(Map.of("a-2", 2, "b-9", 1));
  }

  @Test
  void mayBeMissing_onlyShortlyBeforeTheKillOfItsLife() {
    Mark early = mark("a-1", 200, 1_000);
    Mark late = mark("a-2", 200, 1_900);
    Mark after = mark("a-3", 200, 2_100);

    assertThat(marks.mayBeMissing(late, 100, 50)).as("its life goes on").isFalse();

    marks.killed("a", new Kill(2_000, 40));

    assertThat(marks.mayBeMissing(early, 100, 50)).isFalse();
    assertThat(marks.mayBeMissing(late, 100, 50)).isTrue();
    assertThat(marks.mayBeMissing(late, 90, 5)).as("the allowance is bounded").isFalse();
    assertThat(marks.mayBeMissing(after, 0, 0)).isTrue();
  }

  private Mark mark(String id, int status, long receivedNanos) {
    Mark mark =
        new Mark(id, "a", "path", Ended.AFTER_THE_FILTER, status == 200, status, receivedNanos);
    marks.add(mark);
    return mark;
  }
}
