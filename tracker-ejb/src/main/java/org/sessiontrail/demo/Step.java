package org.sessiontrail.demo;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Outcome;

/** What somebody does, decided before anything is recorded of it. */
sealed interface Step {
  /** When, microseconds since 1970. */
  long micros();

  /**
   * A request.
   *
   * @param answer how the server answers
   * @param acts what the shop does meanwhile
   * @param from who asks, null for whoever sits there; another client when a session was stolen
   */
  record Ask(long micros, Page page, Answer answer, List<Act> acts, @Nullable Client from)
      implements Step {
    /** Whether it is a page view. */
    boolean isLook() {
      return page.isLook(answer.status());
    }
  }

  /**
   * How the server answers.
   *
   * @param millis how long it takes
   * @param error class of what it failed by, or null
   */
  record Answer(int status, int millis, @Nullable String error) {}

  /** A business action, or signing in and out by the names {@code login} and {@code logout}. */
  record Act(String name, Outcome outcome, Map<String, String> detail) {
    static final String LOGIN = "login";
    static final String LOGOUT = "logout";

    /** One that comes off. */
    static Act of(String name, Map<String, String> detail) {
      return new Act(name, Outcome.SUCCESS, detail);
    }

    /** Whether it comes off and has this name. */
    boolean is(String wanted) {
      return name.equals(wanted) && outcome == Outcome.SUCCESS;
    }
  }

  /**
   * What the page tells.
   *
   * @param showing number of this showing of the page within the visit
   * @param members public ones beside those that every such record has
   * @param what personal ones
   */
  record Tell(
      long micros,
      Showing showing,
      String event,
      Map<String, Object> members,
      Map<String, String> what)
      implements Step {}

  /** A page in a browser: which, since when. */
  record Showing(int number, Page page, long sinceMicros) {}
}
