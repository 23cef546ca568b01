package org.sessiontrail.capture.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.junit.jupiter.api.Test;

final class ListenersResponseTest {
  @Test
  void setStatus_whenAContainerResetsIt_leavesTheApplications() {
    HttpServletResponse application =
        new HttpServletResponseWrapper(StubRequest.refusing(HttpServletResponse.class)) {
          private int status = 202;

          @Override
          public int getStatus() {
            return status;
          }

          @Override
          public void setStatus(int set) {
            status = set;
          }
        };

    new ListenersResponse(application).setStatus(200);

    assertThat(application.getStatus()).isEqualTo(202);
  }
}
