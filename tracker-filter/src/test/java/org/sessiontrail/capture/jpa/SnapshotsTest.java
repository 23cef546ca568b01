package org.sessiontrail.capture.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SnapshotsTest {
  private static final int GC_ROUNDS = 200;

  private final Snapshots snapshots = new Snapshots(2);

  /** Two of these are equal, and asking costs an application dearly. */
  private static final class Twin {
    @Override
    public boolean equals(@Nullable Object other) {
      throw new AssertionError("code of the application was called");
    }

    @Override
    public int hashCode() {
      throw new AssertionError("code of the application was called");
    }
  }

  private static EntityState state(String value) {
    EntityState state = new EntityState();
    state.put(Attribute.Rule.SHOWN, "value", value);
    return state;
  }

  @Test
  void get_findsTheObjectItself() {
    Twin first = new Twin();
    Twin second = new Twin();
    snapshots.put(first, state("one"));
    snapshots.put(second, state("two"));

    assertThat(snapshots.get(first)).isEqualTo(state("one"));
    assertThat(snapshots.get(second)).isEqualTo(state("two"));
    assertThat(snapshots.remove(first)).isEqualTo(state("one"));
    assertThat(snapshots.get(first)).isNull();
  }

  @Test
  void put_whenFull_takesNoNewObjectButNewStates() {
    Twin known = new Twin();
    Twin other = new Twin();
    Twin late = new Twin();
    snapshots.put(known, state("one"));
    snapshots.put(other, state("two"));
    snapshots.put(late, state("three"));
    snapshots.put(known, state("four"));

    assertThat(snapshots.get(late)).isNull();
    assertThat(snapshots.get(known)).isEqualTo(state("four"));
  }

  @Test
  void objects_areNotKeptAlive() {
    List<Twin> held = new ArrayList<>(List.of(new Twin(), new Twin()));
    held.forEach(twin -> snapshots.put(twin, state("one")));
    assertThat(snapshots.size()).isEqualTo(2);

    held.clear();
    for (int i = 0; i < GC_ROUNDS && snapshots.size() > 0; i++) {
      System.gc();
    }

    assertThat(snapshots.size()).isZero();
  }
}
