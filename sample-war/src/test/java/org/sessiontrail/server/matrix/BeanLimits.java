package org.sessiontrail.server.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import org.sessiontrail.capture.contract.Visitor;

/** Cases of the contract that a servlet container without beans does not let us keep. */
final class BeanLimits {
  private BeanLimits() {}

  /** Where nobody manages beans, unless the application brings CDI. */
  static Deviation noBeans() {
    return Deviation.instead(
        "callsOfBeans_areOnTheTrailOfTheirRequest",
        "no @Tracked without CDI in the application",
        "The container has neither CDI nor EJB: it injects nothing, and annotated classes are"
            + " classes like any.",
        BeanLimits::requestIsRecorded);
  }

  private static void requestIsRecorded(ServerCapture server) {
    Visitor visitor = server.visitor();

    assertThat(visitor.get("beans").statusCode()).isEqualTo(501);
    assertThat(visitor.request().number("status")).isEqualTo(501);
  }
}
