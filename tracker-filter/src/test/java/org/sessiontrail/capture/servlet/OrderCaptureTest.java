package org.sessiontrail.capture.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.capture.guard.Orders;
import org.sessiontrail.record.Kind;

/** What was ordered of a session happens before the application sees its next request. */
final class OrderCaptureTest {
  private static final long MILLIS = 1_000;

  @TempDir private Path dir;
  private @Nullable FilterRig rig;
  private int served;

  @BeforeEach
  void start() throws Exception {
    rig = new FilterRig(dir, Map.of()).serving(trail -> served++);
  }

  @AfterEach
  void stop() {
    rig().close();
  }

  private FilterRig rig() {
    return Objects.requireNonNull(rig);
  }

  private Orders orders() {
    return Objects.requireNonNull(rig().tracker().find(Orders.class));
  }

  private String reference(String user) {
    return rig().tracker().hash().ofUser(user);
  }

  private RigSession session(String id) {
    return new RigSession(id).made(rig().clock.epochMicros() / MILLIS);
  }

  /** Whether the application saw the request. */
  private boolean isServed(RigSession session, @Nullable String user) throws Exception {
    int before = served;
    RigRequest request = new RigRequest("GET", "/shop").in(session);
    rig().send(user == null ? request : request.by(user), new RigResponse().open());
    return served > before;
  }

  @Test
  void request_ofASessionThatIsToEnd_isNotServedAndEndsIt() throws Exception {
    RigSession mine = session("s1");
    RigSession other = session("s2");
    assertThat(isServed(mine, "ada")).isTrue();
    assertThat(isServed(other, "ada")).isTrue();
    String trail = Objects.requireNonNull(rig().records(Kind.SESSION_START).get(0).text("sid"));

    orders().endSession(trail, rig().clock.epochMicros());

    assertThat(isServed(mine, "ada")).isFalse();
    assertThat(isServed(other, "ada")).isTrue();
    assertThat(rig().records(Kind.SESSION_END))
        .singleElement()
        .satisfies(
            end -> {
              assertThat(end.text("sid")).isEqualTo(trail);
              assertThat(end.text("reason")).isEqualTo("revoked");
            });
  }

  @Test
  void request_ofAUserWhoseSessionsEnd_isServedOnANewSessionOnly() throws Exception {
    RigSession old = session("s1");
    RigSession others = session("s2");
    assertThat(isServed(old, "ada")).isTrue();
    assertThat(isServed(others, "bob")).isTrue();
    rig().clock.advance(Duration.ofSeconds(5));

    orders().endUser(reference("ada"), rig().clock.epochMicros());
    rig().clock.advance(Duration.ofSeconds(5));

    assertThat(isServed(old, "ada")).isFalse();
    assertThat(isServed(others, "bob")).isTrue();
    assertThat(isServed(session("s3"), "ada")).isTrue();
  }

  @Test
  void request_ofALockedUser_isServedAfterwards() throws Exception {
    long now = rig().clock.epochMicros();
    orders().lock(reference("ada"), now + 60_000_000, now);

    assertThat(isServed(session("s1"), "ada")).isFalse();
    assertThat(isServed(session("s2"), null)).isTrue();
    assertThat(isServed(session("s3"), "bob")).isTrue();
    rig().clock.advance(Duration.ofSeconds(61));
    assertThat(isServed(session("s4"), "ada")).isTrue();
  }

  @Test
  void request_afterAnUnlock_isServed() throws Exception {
    long now = rig().clock.epochMicros();
    orders().lock(reference("ada"), now + 60_000_000, now);
    orders().lock(reference("ada"), 0, now);

    assertThat(orders().isEmpty()).isTrue();
    assertThat(isServed(session("s1"), "ada")).isTrue();
  }
}
