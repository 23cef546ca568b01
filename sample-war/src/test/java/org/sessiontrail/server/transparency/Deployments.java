package org.sessiontrail.server.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.function.Consumer;

/** The same application twice on one kind of server. */
interface Deployments {
  /** Where it runs without the tracker; ends with a slash. */
  URI plainBase();

  /** Where it runs with the tracker; ends with a slash. */
  URI trackedBase();

  /** Has the same said to both, and expects the same to be answered. */
  default String same(Consumer<Dialogue> talk) {
    String expected = transcript(plainBase(), talk);
    try {
      assertThat(transcript(trackedBase(), talk)).isEqualTo(expected);
    } catch (AssertionError difference) {
      throw new DifferentAnswers(difference);
    }
    return expected;
  }

  private static String transcript(URI base, Consumer<Dialogue> talk) {
    try (Dialogue dialogue = new Dialogue(base)) {
      talk.accept(dialogue);
      return dialogue.transcript();
    }
  }
}
