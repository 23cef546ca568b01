package org.sessiontrail.server.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.sessiontrail.capture.contract.Visitor;

@Server(id = "wildfly", name = "WildFly", level = "Jakarta EE 10")
final class WildFlyCaptureIT extends WildFlyCapture {
  @Deployment(testable = false)
  static WebArchive probe() throws IOException {
    return ProbePlace.of("wildfly").cleared().probeForFullServer();
  }

  @Override
  protected List<Deviation> deviations() {
    return List.of(
        Deviation.instead(
            "sessionThatEndsMeanwhile_endsAfterTheLateExchange",
            "an asynchronous exchange whose session ends meanwhile is recorded by the watchdog",
            "Weld fails on the invalid session, so Undertow calls no listener when it completes.",
            WildFlyCaptureIT::lateExchangeIsTheWatchdogs));
  }

  private static void lateExchangeIsTheWatchdogs(ServerCapture server) throws Exception {
    Visitor visitor = server.visitor();
    Visitor other = server.visitor();
    visitor.get("session/create");
    CompletableFuture<HttpResponse<String>> held =
        visitor.begin("async/hold?key=" + visitor.marker());
    other.getUntilOk("async/held?key=" + visitor.marker());
    visitor.get("session/end");
    other.getUntilOk("async/release?key=" + visitor.marker());
    assertThat(held.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
    other.fence();

    visitor.expectStory("1 start created", "1 GET session/create 200", "1 GET session/end 200");
  }
}
