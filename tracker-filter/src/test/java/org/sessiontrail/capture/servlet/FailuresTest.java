package org.sessiontrail.capture.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.UnavailableException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.sessiontrail.record.Outcome;

final class FailuresTest {
  @Test
  void cause_ofAServletException_isWhatItWraps() {
    IllegalStateException wrapped = new IllegalStateException();
    ServletException alone = new ServletException("no cause");

    assertThat(Failures.cause(new ServletException(wrapped))).isSameAs(wrapped);
    assertThat(Failures.cause(alone)).isSameAs(alone);
  }

  @Test
  void assumedStatus_isThatOfTheContainer() {
    assertThat(Failures.assumedStatus(new IllegalStateException())).isEqualTo(500);
    assertThat(Failures.assumedStatus(new UnavailableException("gone"))).isEqualTo(404);
    assertThat(Failures.assumedStatus(new UnavailableException("busy", 5))).isEqualTo(503);
  }

  @Test
  void clientLeft_isToldByWhatContainersThrow() {
    assertThat(Failures.clientLeft(new ClientAbortException())).isTrue();
    assertThat(Failures.clientLeft(new ClosedChannelException())).isTrue();
    assertThat(Failures.clientLeft(new IOException("Broken pipe"))).isTrue();
    assertThat(Failures.clientLeft(new IOException("Connection reset by peer"))).isTrue();
    assertThat(Failures.clientLeft(new IOException("disk full"))).isFalse();
    assertThat(Failures.clientLeft(new EOFException())).isFalse();
    assertThat(Failures.clientLeft(new IllegalStateException("Broken pipe"))).isFalse();
  }

  /** Jetty tells of a body that ends early with a class of its own that extends this one. */
  @Test
  void clientLeft_whenAContainerExtendsItsException_isTold() {
    class EofException extends EOFException {
      private static final long serialVersionUID = 1;
    }
    class HttpEofException extends EofException {
      private static final long serialVersionUID = 1;
    }

    assertThat(Failures.clientLeft(new EofException())).isTrue();
    assertThat(Failures.clientLeft(new HttpEofException())).isTrue();
  }

  @Test
  void clientLeft_isSeenInsideTheApplicationsException() {
    IOException left = new IOException("Broken pipe");

    assertThat(Failures.clientLeft(new ServletException(new UncheckedIOException(left)))).isTrue();
    assertThat(Failures.afterCommit(new UncheckedIOException(left))).isEqualTo(Outcome.ABORTED);
    assertThat(Failures.afterCommit(new IllegalStateException()))
        .isEqualTo(Outcome.FAILED_AFTER_COMMIT);
  }

  @Test
  void clientLeft_ofCausesInACircle_ends() {
    IOException one = new IOException("one");
    one.initCause(new IOException("two", one));

    assertThat(Failures.clientLeft(one)).isFalse();
  }
}
