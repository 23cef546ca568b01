package org.sessiontrail.server.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** All of it; here sessions, what listeners are told, and requests at the same time. */
public abstract class TransparencyContract extends AsyncTransparency {
  private static final int TRIES = 500;

  @Test
  void requestWithoutSession_makesNone() {
    assertThat(
            same(
                client ->
                    client
                        .get("answer/session/events")
                        .get("answer/session/peek")
                        .get("answer/session/peek")
                        .get("answer/session/events")))
        .contains("none")
        .doesNotContain("Set-Cookie");
  }

  @Test
  void sessionAndItsListeners_areTheSame() {
    assertThat(
            same(
                client ->
                    client
                        .get("answer/session/events")
                        .get("answer/session/get")
                        .get("answer/session/put")
                        .get("answer/session/get")
                        .get("answer/session/rename")
                        .get("answer/session/drop")
                        .get("answer/session/encode")
                        .get("answer/session/end")
                        .get("answer/session/peek")
                        .get("answer/session/events")))
        .contains("new true", "session id changed", "session destroyed")
        .containsPattern("holds .*\\bbound\\b");
  }

  @Test
  void sessionInTheAddress_isTheSame() {
    same(client -> client.get("answer/session/encode").forget().get("answer/session/encode"));
  }

  @Test
  void sessionThatEndsDuringARequest_isTheSame() {
    assertThat(same(client -> meanwhile(client, "session/end-held", "answer/session/end")))
        .contains("gone meanwhile");
  }

  @Test
  void requestsOfOneSessionAtOnce_areTheSame() {
    assertThat(
            same(
                client ->
                    meanwhile(
                        client,
                        "async/held",
                        "answer/session/put",
                        "answer/session/get",
                        "answer/session/put")))
        .contains("dispatch ASYNC");
  }

  /** Has a request of a session held while others of the same session are served. */
  private static void meanwhile(Dialogue client, String held, String... others) {
    String key = "key=" + held;
    client.get("answer/session/get");
    client.raw("held", client.head("GET", "answer/" + held + "?" + key) + "\r\n");
    awaitHeld(client, key);
    try (Dialogue second = client.another()) {
      for (String other : others) {
        second.get(other);
      }
      second.get("answer/session/release?" + key);
      client.include(second);
    }
    client.listen("GET");
  }

  private static void awaitHeld(Dialogue client, String key) {
    try (Dialogue third = client.another()) {
      for (int i = 0; i < TRIES; i++) {
        if (third.get("answer/session/waits?" + key).transcript().contains("waits true")) {
          return;
        }
      }
    }
    client.note("nobody waits for " + key);
  }
}
