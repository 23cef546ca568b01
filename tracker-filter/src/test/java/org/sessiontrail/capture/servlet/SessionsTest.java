package org.sessiontrail.capture.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SessionsTest {
  /** As Open Liberty does, where the session belongs to a user who has not been told yet. */
  private static HttpServletRequest refusing() {
    return new HttpServletRequestWrapper(StubRequest.refusing(HttpServletRequest.class)) {
      @Override
      public HttpSession getSession(boolean create) {
        throw new IllegalStateException("somebody else's session");
      }

      @Override
      public @Nullable String getRemoteUser() {
        return null;
      }
    };
  }

  @Test
  void of_whenTheContainerDoesNotGiveTheSession_isNone() {
    assertThat(Sessions.of(refusing())).isNull();
  }

  @Test
  void user_whenTheContainerDoesNotGiveTheSession_isNobody() {
    assertThat(Sessions.user(refusing(), "shop.user")).isNull();
  }
}
