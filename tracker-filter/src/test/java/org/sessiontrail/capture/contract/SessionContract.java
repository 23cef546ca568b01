package org.sessiontrail.capture.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** One trail follows one session through everything an application does with it. */
public interface SessionContract extends ProbedServer {
  /** The request that makes a session is on its trail. */
  @Test
  default void sessionCreatedLate_takesItsRequestAlong() {
    Visitor visitor = visitor();

    visitor.get("answer/text");
    visitor.get("session/create");
    visitor.get("answer/text");

    visitor.expectStory(
        "- GET answer/text 200",
        "1 start created",
        "1 GET session/create 200",
        "1 GET answer/text 200");
  }

  /** The id may change; containers may tell so twice. */
  @Test
  default void rotatedId_staysOnTheTrail() {
    Visitor visitor = visitor();

    visitor.get("session/create");
    visitor.get("session/rotate");
    visitor.get("answer/text");

    visitor.expectStory(
        "1 start created",
        "1 GET session/create 200",
        "1 id rotated",
        "1 GET session/rotate 200",
        "1 GET answer/text 200");
  }

  /** The application ends the session of an unknown visitor. */
  @Test
  default void invalidatedSession_endsTheTrail() {
    Visitor visitor = visitor();

    visitor.get("session/create");
    visitor.get("session/end");
    visitor.get("answer/text");

    visitor.expectStory(
        "1 start created",
        "1 GET session/create 200",
        "1 GET session/end 200",
        "1 end invalidated",
        "- GET answer/text 200");
  }

  /** Made and ended by the same request. */
  @Test
  default void sessionOfOneRequest_isAWholeTrail() {
    Visitor visitor = visitor();

    visitor.get("session/once");

    visitor.expectStory("1 start created", "1 GET session/once 200", "1 end invalidated");
  }

  /** Protection against session fixation: a new session for the same visitor. */
  @Test
  default void renewedSession_staysOnTheTrail() {
    Visitor visitor = visitor();

    visitor.get("session/create");
    visitor.get("session/renew");
    visitor.get("answer/text");

    visitor.expectStory(
        "1 start created",
        "1 GET session/create 200",
        "1 id renewed",
        "1 GET session/renew 200",
        "1 GET answer/text 200");
  }

  /** An application that keeps its user in the session. */
  @Test
  default void userInASessionAttribute_isSeen() {
    Visitor visitor = visitor();

    visitor.get("session/attribute?user=ada");
    visitor.get("answer/text");
    visitor.get("session/attribute");
    visitor.get("answer/text");

    visitor.expectStory(
        "1 start created",
        "1 login ada",
        "1 GET session/attribute 200 ada",
        "1 GET answer/text 200 ada",
        "1 logout ada",
        "1 GET session/attribute 200 ada",
        "1 GET answer/text 200");
  }

  /** Another user on the same session is another trail. */
  @Test
  default void otherUserInASessionAttribute_beginsAnotherTrail() {
    Visitor visitor = visitor();

    visitor.get("session/attribute?user=ada");
    visitor.get("session/attribute?user=bob");
    visitor.get("answer/text");

    visitor.expectStory(
        "1 start created",
        "1 login ada",
        "1 GET session/attribute 200 ada",
        "1 logout ada",
        "2 start user-switch after 1",
        "2 login bob",
        "1 GET session/attribute 200 bob",
        "1 end logout",
        "2 GET answer/text 200 bob");
  }

  /** An application that tells its user through the API. */
  @Test
  default void declaredUser_isKeptOnTheTrail() {
    Visitor visitor = visitor();

    visitor.get("session/declare?user=ada");
    visitor.get("answer/text");
    visitor.get("session/declare");
    visitor.get("answer/text");

    visitor.expectStory(
        "1 start created",
        "1 login ada",
        "1 GET session/declare 200 ada",
        "1 GET answer/text 200 ada",
        "1 logout ada",
        "1 GET session/declare 200",
        "1 GET answer/text 200");
  }

  /** A limit: what an application keeps in a wrapper is behind our back. */
  @Test
  default void userInARequestWrapper_isNotSeen() {
    Visitor visitor = visitor();

    assertThat(visitor.get("wrapped/who").body()).isEqualTo("hidden");

    assertThat(Story.personal(visitor.request(), "who", "user")).isEmpty();
  }

  /** Nothing of ours is in the session. */
  @Test
  default void session_holdsNothingOfOurs() {
    Visitor visitor = visitor();
    visitor.get("session/create");

    // what Weld and OpenWebBeans put there on some servers is the container's
    assertThat(visitor.get("session/look").body().strip())
        .isIn("", "WELD_S_HASH", "openWebBeansSessionContext");
  }

  /** The end is the last record, though another request was still running. */
  @Test
  default void sessionEndedMeanwhile_waitsForTheRequestThatStillRuns() throws Exception {
    Visitor visitor = visitor();
    visitor.get("session/attribute?user=ada");

    CompletableFuture<HttpResponse<String>> waiting =
        visitor.begin("session/wait?key=" + visitor.marker());
    Visitor other = visitor();
    other.getUntilOk("session/waiting?key=" + visitor.marker());
    visitor.get("session/end");
    other.getUntilOk("session/release?key=" + visitor.marker());
    assertThat(waiting.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);

    visitor.expectStory(
        "1 start created",
        "1 login ada",
        "1 GET session/attribute 200 ada",
        "1 logout ada",
        "1 GET session/end 200 ada",
        "1 GET session/wait 200 ada",
        "1 end logout");
  }
}
