package org.sessiontrail.server.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Failures, error pages, forwards and includes. */
abstract class FailureTransparency extends AnswerTransparency {

  @Test
  void errorPages_areTheSame() {
    assertThat(
            same(
                client ->
                    client
                        .get("answer/error")
                        .get("answer/error-written")
                        .get("answer/fail")
                        .get("answer/fail-servlet")
                        .get("nowhere")))
        .contains("error 404 no such thing", "java.lang.IllegalStateException", " 500");
  }

  @Test
  void failureAfterTheAnswerBegan_isTheSame() {
    same(client -> client.get("answer/fail-late").get("answer/text"));
  }

  @Test
  void forwards_areTheSame() {
    assertThat(
            same(
                client ->
                    client
                        .get("answer/forward?own=1")
                        .get("answer/forward-twice")
                        .get("answer/forward-error")
                        .get("answer/forward-fail")
                        .get("answer/forward-static")))
        .contains("dispatch FORWARD", "error 404 no such thing");
  }

  @Test
  void includes_areTheSame() {
    assertThat(
            same(
                client ->
                    client
                        .get("answer/include")
                        .get("answer/include-wrapped")
                        .get("answer/include-fail")))
        .contains("before [", "caught text");
  }

  @Test
  void requestWithoutItsAttributes_isTheSame() {
    assertThat(same(client -> client.get("answer/wipe").get("answer/text")))
        .contains("error 404 wiped");
  }

  @Test
  void refusedLogin_isTheSame() {
    same(client -> client.get("answer/login").get("answer/seen"));
  }
}
