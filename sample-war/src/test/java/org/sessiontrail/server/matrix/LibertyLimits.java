package org.sessiontrail.server.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.sessiontrail.capture.contract.Visitor;
import org.sessiontrail.record.StoredRecord;

/** Cases of the contract that Open Liberty, as it is configured at first, does not let us keep. */
final class LibertyLimits {
  private static final String LOGOUT =
      "The container ends the session at every logout, and keeps the user of a later login in a"
          + " cookie of its own.";

  private LibertyLimits() {}

  static List<Deviation> all() {
    return List.of(
        Deviation.instead(
            "upgrade_isRecordedWhileTheConnectionLives",
            "an upgraded connection that the application closes stays open for half a minute",
            "The container closes it 30 to 45 seconds later, with the tracker and without; the"
                + " record is as promised.",
            LibertyLimits::upgradeIsRecordedWhileTheConnectionLives),
        Deviation.instead(
            "loginAndLogout_areOneTrail",
            "signing in does not change the session id",
            "The container keeps the id at a login.",
            LibertyLimits::idStaysAtLogin),
        Deviation.fails(
            "logoutThatKeepsTheSession_goesOnWithTheTrail",
            "signing out always ends the session and its trail",
            LOGOUT),
        Deviation.fails(
            "otherUser_beginsAnotherTrail",
            "signing out always ends the session and its trail",
            LOGOUT),
        Deviation.fails(
            "refusedByAConstraint_isRecordedAsUnfiltered",
            "requests refused by the container's own security are on no trail",
            "The container tells of them before it knows the user, and gives nobody else the"
                + " session."));
  }

  private static void upgradeIsRecordedWhileTheConnectionLives(ServerCapture server) {
    Visitor visitor = server.visitor();
    try (var connection = visitor.connect()) {
      connection.send(
          visitor.head("GET", "upgrade/") + "Connection: Upgrade\r\nUpgrade: greeting\r\n\r\n");
      assertThat(connection.readHead()).startsWith("HTTP/1.1 101");
      assertThat(connection.read()).isEqualTo('!');

      StoredRecord record = visitor.request();
      assertThat(record.number("status")).isEqualTo(101);
      assertThat(record.text("type")).isEqualTo("upgrade");
      connection.send("x");
    }
  }

  private static void idStaysAtLogin(ServerCapture server) {
    Visitor visitor = server.visitor();
    visitor.get("session/create");
    visitor.get("session/login?user=ada");
    visitor.get("session/who");
    visitor.get("session/logout");
    visitor.get("answer/text");

    visitor.expectStory(
        "1 start created",
        "1 GET session/create 200",
        "1 login ada",
        "1 GET session/login 200 ada",
        "1 GET session/who 200 ada",
        "1 logout ada",
        "1 GET session/logout 200 ada",
        "1 end logout",
        "- GET answer/text 200");
  }
}
