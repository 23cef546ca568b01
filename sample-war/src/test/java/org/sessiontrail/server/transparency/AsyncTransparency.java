package org.sessiontrail.server.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Answers that another thread gives, or that come in pieces. */
abstract class AsyncTransparency extends FailureTransparency {

  @Test
  void completedAndDispatched_areTheSame() {
    assertThat(
            same(
                client ->
                    client
                        .get("answer/async/complete")
                        .get("answer/async/dispatch")
                        .status("answer/async/dispatch-fail")
                        .get("answer/async/error")))
        .contains("from another thread", "dispatched, async false");
  }

  @Test
  void timeouts_areTheSame() {
    assertThat(
            same(
                client ->
                    client
                        .get("answer/async/timeout")
                        .get("answer/async/timeout-alone")
                        .get("answer/text")))
        .contains("timed out", " 500");
  }

  @Test
  void eventsOfTheServer_areTheSame() {
    assertThat(same(client -> client.get("answer/async/events"))).contains("data: event 4");
  }

  /** GlassFish 8 never answers the small one. */
  @Test
  void readingAndWritingWithoutBlocking_isTheSame() {
    assertThat(
            same(
                client ->
                    client
                        .ask("POST", "answer/async/copy", "small")
                        .ask("POST", "answer/async/copy", "r".repeat(500_000))))
        .contains(" 500000 ");
  }
}
