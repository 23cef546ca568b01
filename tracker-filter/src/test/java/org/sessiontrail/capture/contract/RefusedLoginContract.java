package org.sessiontrail.capture.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;

/** Somebody tries to sign in, types the password where the name belongs, and is not let in. */
public interface RefusedLoginContract extends ProbedServer {
  /** A name and a password that let nobody in: a request that no login follows. */
  @Test
  default void refusedFormLogin_isARequestThatNoLoginFollows() {
    Visitor visitor = visitor();
    visitor.get("session/create");

    visitor.get("secret/page");
    visitor.post("j_security_check", "j_username=open-sesame&j_password=wrong-secret");
    visitor.get("answer/text");

    assertThat(told(visitor))
        .haveExactly(
            1, new Condition<>(line -> line.contains(" POST j_security_check "), "the attempt"));
  }

  /** The container tells nobody of a {@code request.login} that fails: the answer is recorded. */
  @Test
  default void refusedRequestLogin_isWhatTheApplicationAnswers() {
    Visitor visitor = visitor();
    visitor.get("session/login-wrong");
    visitor.get("answer/text");

    assertThat(told(visitor))
        .containsExactly(
            "1 start created", "1 GET session/login-wrong 401", "1 GET answer/text 200");
    assertThat(visitor.requests(2).get(0).text("outcome")).isEqualTo("refused");
  }

  /** The same where the application lets the exception go. */
  @Test
  default void refusedRequestLogin_thatIsNotCaught_isAFailedRequest() {
    Visitor visitor = visitor();
    visitor.get("session/login-throw");
    visitor.requests(1); // told two seconds later, for an error page may still come
    visitor.get("answer/text");

    assertThat(told(visitor))
        .containsExactly(
            "1 start created", "1 GET session/login-throw 500", "1 GET answer/text 200");
    StoredRecord failed = visitor.requests(2).get(0);
    assertThat(failed.text("outcome")).isEqualTo("failed");
    assertThat(failed.text("error")).isNotEmpty();
  }

  /** An application that tells of it, also one that lets nobody in by a wrapper of its own. */
  @ParameterizedTest
  @ValueSource(strings = {"session", "wrapped"})
  default void refusedLogin_thatTheApplicationTellsOf_isARefusedAction(String kind) {
    Visitor visitor = visitor();
    visitor.get(kind + "/login-told");
    visitor.get("answer/text");

    assertThat(told(visitor))
        .containsExactly(
            "1 start created",
            "1 action login",
            "1 GET " + kind + "/login-told 401",
            "1 GET answer/text 200");
  }

  /**
   * The visitor's story once its last request is in it: no login, and nothing of what was typed.
   */
  private static List<String> told(Visitor visitor) {
    Story story =
        Visitor.until(
            visitor::story,
            told -> told.lines().stream().anyMatch(line -> line.endsWith("GET answer/text 200")));
    assertThat(story.has(Kind.LOGIN)).isFalse();
    assertThat(story.records())
        .extracting(record -> record.members() + " " + record.personal())
        .noneMatch(kept -> kept.contains("open-sesame") || kept.contains("wrong-secret"));
    assertThat(story.records())
        .filteredOn(record -> record.kind() == Kind.ACTION)
        .extracting(record -> record.text("outcome"))
        .allMatch("refused"::equals);
    return story.lines();
  }
}
