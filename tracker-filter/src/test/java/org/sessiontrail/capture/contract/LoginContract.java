package org.sessiontrail.capture.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The container's own login and logout. */
public interface LoginContract extends ProbedServer {
  /** Signing in goes on with the trail, signing out ends it. */
  @Test
  default void loginAndLogout_areOneTrail() {
    Visitor visitor = visitor();

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
        "1 logout ada",
        "1 GET session/logout 200 ada",
        "1 end logout",
        "- GET answer/text 200");
  }

  /** Signed out, but the session goes on. */
  @Test
  default void logoutThatKeepsTheSession_goesOnWithTheTrail() {
    Visitor visitor = visitor();

    visitor.get("session/login?user=ada");
    visitor.get("session/logout-keep");
    visitor.get("session/login?user=bob");

    List<String> lines =
        Visitor.until(() -> visitor.story().lines(), told -> told.contains("1 login bob"));
    assertThat(lines.stream().filter(line -> !line.startsWith("1 id")))
        .startsWith(
            "1 start created",
            "1 login ada",
            "1 GET session/login 200 ada",
            "1 logout ada",
            "1 GET session/logout-keep 200 ada",
            "1 login bob");
  }

  /** Session fixation protection by the application, within the request that signs in. */
  @Test
  default void loginOnARenewedSession_staysOnTheTrail() {
    Visitor visitor = visitor();

    visitor.get("session/create");
    visitor.get("session/renew-login?user=ada");
    visitor.get("answer/text");

    List<String> lines =
        Visitor.until(
            () -> visitor.story().lines(), told -> told.contains("1 GET answer/text 200 ada"));
    assertThat(lines)
        .startsWith("1 start created", "1 GET session/create 200")
        .contains("1 id renewed", "1 login ada", "1 GET session/renew-login 200 ada")
        .allMatch(line -> line.startsWith("1 "));
  }

  /** A fresh session given at logout is a new trail, linked to the old one. */
  @Test
  default void sessionRenewedAtLogout_isANewTrail() {
    Visitor visitor = visitor();

    visitor.get("session/attribute?user=ada");
    visitor.get("session/logout-renew");
    visitor.get("answer/text");

    visitor.expectStory(
        "1 start created",
        "1 login ada",
        "1 GET session/attribute 200 ada",
        "1 logout ada",
        "2 start after-end after 1",
        "1 GET session/logout-renew 200 ada",
        "1 end logout",
        "2 GET answer/text 200");
  }

  /** One user signs out and another in, in one request. */
  @Test
  default void otherUser_beginsAnotherTrail() {
    Visitor visitor = visitor();

    visitor.get("session/login?user=ada");
    visitor.get("session/switch?user=bob");
    visitor.get("answer/text");

    List<String> lines =
        Visitor.until(
            () -> visitor.story().lines(), told -> told.contains("2 GET answer/text 200 bob"));
    assertThat(lines)
        .contains("1 logout ada", "1 end logout", "2 start user-switch after 1", "2 login bob");
  }

  /** Pages and steps of the container's FORM login never reach a filter; the trail goes through. */
  @Test
  default void formLogin_isOneTrail() {
    Visitor visitor = visitor();
    visitor.get("session/create");

    visitor.get("secret/page");
    visitor.post("j_security_check", "j_username=ada&j_password=ada-secret");
    assertThat(visitor.get("secret/page").body()).contains("doctype");
    visitor.get("session/logout");

    List<String> lines =
        Visitor.until(() -> visitor.story().lines(), told -> told.contains("1 end logout"));
    assertThat(lines)
        .startsWith("1 start created", "1 GET session/create 200")
        .contains("1 login ada", "1 GET secret/page 200 ada")
        .endsWith("1 logout ada", "1 GET session/logout 200 ada", "1 end logout")
        .allMatch(line -> line.startsWith("1 "));
  }

  /** Refused by a security constraint: no filter sees it, most containers tell of it. */
  @Test
  default void refusedByAConstraint_isRecordedAsUnfiltered() {
    Visitor visitor = visitor();
    visitor.get("session/login?user=eve");

    assertThat(visitor.get("secret/page").statusCode()).isEqualTo(403);
    visitor.get("answer/text");

    List<String> lines =
        Visitor.until(
            () -> visitor.story().lines(), told -> told.contains("1 GET answer/text 200 eve"));
    assertThat(lines).anyMatch(line -> line.startsWith("1 GET secret/page unfiltered"));
  }
}
