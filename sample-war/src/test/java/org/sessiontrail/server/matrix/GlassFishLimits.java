package org.sessiontrail.server.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sessiontrail.capture.contract.Visitor;
import org.sessiontrail.record.StoredRecord;

/** Cases of the contract that servers with GlassFish's web container do not let us keep. */
final class GlassFishLimits {
  private static final int TRIES = 8;
  private static final int SECONDS_OF_ONE = 5;

  private GlassFishLimits() {}

  /** On all of them. */
  static List<Deviation> common() {
    return List.of(
        Deviation.instead(
            "clientThatLeavesWhileSending_isRecordedAsAborted",
            "a client that leaves while it sends is a failed request",
            "The container tells of it with a plain EOFException, which an application may throw"
                + " for reasons of its own.",
            GlassFishLimits::clientThatLeavesFailed),
        Deviation.instead(
            "failureAfterDispatch_isRecordedAs500",
            "an exception after an asynchronous dispatch is recorded, but answered late",
            "The container logs the exception and answers when the asynchronous time is over.",
            GlassFishLimits::failureIsRecordedBeforeItIsAnswered),
        signingOut("loginAndLogout_areOneTrail", GlassFishLimits::idRotatesAtLogout),
        signingOut(
            "sessionRenewedAtLogout_isANewTrail",
            GlassFishLimits::idRotatesBeforeTheSessionIsRenewed));
  }

  /** On those of Payara 6 as well. */
  static List<Deviation> payara6() {
    List<Deviation> out = new ArrayList<>(common());
    out.add(
        Deviation.instead(
            "twoCycles_areOneRecord",
            "a request that starts asynchronous work again after a dispatch may stay unanswered",
            "Threads of the container work on it at once where the dispatch came from another"
                + " thread; with the tracker switched off as well.",
            GlassFishLimits::twoCyclesThatAreAnsweredAreOneRecord));
    return out;
  }

  private static Deviation signingOut(String test, Deviation.Check instead) {
    return Deviation.instead(
        test,
        "signing out is recorded with one more change of the session id",
        "The container changes the id at a logout as it does at a login.",
        instead);
  }

  private static void clientThatLeavesFailed(ServerCapture server) {
    Visitor visitor = server.visitor();
    var connection = visitor.connect();
    connection.send(
        visitor.head("POST", "answer/upload") + "Content-Length: 100000\r\n\r\nonly the beginning");
    connection.reset();

    StoredRecord record = visitor.request();
    assertThat(record.text("outcome")).isEqualTo("failed");
    assertThat(record.text("error")).isEqualTo("java.io.EOFException");
  }

  private static void failureIsRecordedBeforeItIsAnswered(ServerCapture server) {
    Visitor visitor = server.visitor();
    var unanswered = visitor.begin("async/dispatch-throw");

    StoredRecord record = visitor.request();
    assertThat(record.number("status")).isEqualTo(500);
    assertThat(record.text("outcome")).isEqualTo("failed");
    assertThat(record.text("error")).isEqualTo("java.lang.IllegalStateException");
    unanswered.cancel(true);
  }

  private static void twoCyclesThatAreAnsweredAreOneRecord(ServerCapture server) throws Exception {
    for (int i = 0; i < TRIES; i++) {
      Visitor visitor = server.visitor();
      var answer = visitor.begin("async/twice");
      try {
        if (answer.get(SECONDS_OF_ONE, TimeUnit.SECONDS).statusCode() == 202) {
          assertThat(visitor.request().number("status")).isEqualTo(202);
          return;
        }
      } catch (TimeoutException lost) {
        answer.cancel(true);
      }
    }
    throw new AssertionError("none of " + TRIES + " was answered");
  }

  private static void idRotatesAtLogout(ServerCapture server) {
    Visitor visitor = server.visitor();
    visitor.get("session/create");
    visitor.get("session/login?user=ada");
    visitor.get("session/who");
    visitor.get("session/logout");
    visitor.get("answer/text");

    visitor.expectStory(
        "1 start created",
        "1 GET session/create 200",
        "1 id rotated",
        "1 login ada",
        "1 GET session/login 200 ada",
        "1 GET session/who 200 ada",
        "1 id rotated",
        "1 logout ada",
        "1 GET session/logout 200 ada",
        "1 end logout",
        "- GET answer/text 200");
  }

  private static void idRotatesBeforeTheSessionIsRenewed(ServerCapture server) {
    Visitor visitor = server.visitor();
    visitor.get("session/attribute?user=ada");
    visitor.get("session/logout-renew");
    visitor.get("answer/text");

    visitor.expectStory(
        "1 start created",
        "1 login ada",
        "1 GET session/attribute 200 ada",
        "1 id rotated",
        "1 logout ada",
        "2 start after-end after 1",
        "1 GET session/logout-renew 200 ada",
        "1 end logout",
        "2 GET answer/text 200");
  }
}
