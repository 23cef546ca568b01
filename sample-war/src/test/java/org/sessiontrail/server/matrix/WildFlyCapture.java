package org.sessiontrail.server.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.as.arquillian.api.ServerSetup;
import org.sessiontrail.capture.contract.Visitor;

/** WildFly by its timer and its transactions, to a data source of its own. */
@ServerSetup(ProbeUsers.class)
abstract class WildFlyCapture extends ArquillianCapture {
  private static final Path LOG =
      Path.of(System.getProperty("wildfly.home"), "standalone", "log", "server.log");

  /** For subclasses. */
  WildFlyCapture() {
    super(LOG);
  }

  @Override
  protected List<Deviation> deviations() {
    return List.of(
        Deviation.instead(
            "sessionThatEndsMeanwhile_endsAfterTheLateExchange",
            "an asynchronous exchange whose session ends meanwhile is recorded by the watchdog",
            "Weld fails on the invalid session, so Undertow calls no listener when it completes.",
            WildFlyCapture::lateExchangeIsTheWatchdogs));
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
