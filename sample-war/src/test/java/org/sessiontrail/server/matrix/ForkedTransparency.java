package org.sessiontrail.server.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sessiontrail.server.ForkedServer;
import org.sessiontrail.server.transparency.PlainApplication;

/**
 * The same application on two servers of one kind, started as its {@link ForkedCapture} starts it.
 * A subclass names that by {@link SameServer} and adds what differs, if anything does.
 */
abstract class ForkedTransparency extends ServerTransparency {
  private static final String WAR = "probe.war";

  private @Nullable ForkedServer plain;
  private @Nullable ForkedServer tracked;

  @BeforeAll
  final void start() throws Exception {
    ForkedCapture server = capture();
    plain = server.fork(place("plain"), PlainApplication.named(WAR, ""));
    ProbePlace place = place("track");
    tracked =
        server.fork(
            place, server.tracked(place, described -> PlainApplication.named(WAR, described)));
  }

  private ForkedCapture capture() throws ReflectiveOperationException {
    Constructor<? extends ServerCapture> made =
        Objects.requireNonNull(getClass().getAnnotation(SameServer.class))
            .as()
            .getDeclaredConstructor();
    return (ForkedCapture) made.newInstance();
  }

  /** Names of one length, in case one is ever answered. */
  private ProbePlace place(String name) throws IOException {
    Path both = ProbePlace.of(server().id() + "-answers").directory();
    return new ProbePlace(both.resolve(name)).cleared();
  }

  @AfterAll
  final void stop() throws IOException {
    try {
      if (plain != null) {
        plain.close();
      }
    } finally {
      if (tracked != null) {
        tracked.close();
      }
    }
  }

  @Override
  public final URI plainBase() {
    return Objects.requireNonNull(plain).base();
  }

  @Override
  public final URI trackedBase() {
    return Objects.requireNonNull(tracked).base();
  }

  /** Or all of the other cases would compare nothing. */
  @Test
  final void tracked_isTracked() throws IOException {
    assertThat(Objects.requireNonNull(tracked).log()).contains("recording probe as stream");
    assertThat(Objects.requireNonNull(plain).log()).doesNotContain("recording ");
  }
}
