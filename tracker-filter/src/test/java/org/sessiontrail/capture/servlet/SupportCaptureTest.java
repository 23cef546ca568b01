package org.sessiontrail.capture.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.capture.Trail;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.support.SupportCode;

/** What is kept of a failure, and the code that leads to it. */
final class SupportCaptureTest {
  @TempDir private Path dir;

  private static RigRequest fail(FilterRig rig) {
    rig.serving(
        trail -> {
          throw new IllegalStateException("anna@example.com");
        });
    RigRequest request = new RigRequest("GET", "/shop/order");
    assertThatThrownBy(() -> rig.send(request)).hasMessage("anna@example.com");
    rig.clock.advance(Duration.ofMinutes(2));
    rig.host.step();
    return request;
  }

  private static @Nullable Object trace(StoredRecord record) {
    return record.personal().get("error") instanceof Map<?, ?> kept ? kept.get("trace") : null;
  }

  @Test
  void failure_isKeptWithItsTraceAndWithoutItsMessage() throws Exception {
    try (FilterRig rig = new FilterRig(dir, Map.of())) {
      fail(rig);

      assertThat(rig.last().members())
          .containsEntry("error", "java.lang.IllegalStateException")
          .containsKey("fingerprint")
          .doesNotContainKey("trace");
      assertThat(trace(rig.last()))
          .asString()
          .startsWith("java.lang.IllegalStateException\n  at " + getClass().getName())
          .doesNotContain("anna");
    }
  }

  @Test
  void failure_whenOnlyClassesAreKept_hasNeitherTraceNorFingerprint() throws Exception {
    try (FilterRig rig = new FilterRig(dir, Map.of("tracker.errors", "class"))) {
      fail(rig);

      assertThat(rig.last().members())
          .containsEntry("error", "java.lang.IllegalStateException")
          .doesNotContainKey("fingerprint");
      assertThat(trace(rig.last())).isNull();
    }
  }

  @Test
  void failure_whenTracesAreDropped_keepsItsFingerprint() throws Exception {
    try (FilterRig rig = new FilterRig(dir, Map.of("tracker.fields", "error.trace:drop"))) {
      fail(rig);

      assertThat(rig.last().members()).containsKey("fingerprint");
      assertThat(trace(rig.last())).isNull();
    }
  }

  @Test
  void failure_givesItsPageTheCodeOfItsRecord() throws Exception {
    try (FilterRig rig = new FilterRig(dir, Map.of())) {
      Object code = fail(rig).getAttribute("sessiontrail.supportCode");

      assertThat(new SupportCode(rig.edge().recorder().tracker().hash()))
          .satisfies(
              codes ->
                  assertThat(codes.names(String.valueOf(code), rig.last().epochMicros())).isTrue());
    }
  }

  @Test
  void supportCode_ofARequestThatGoesWell_isThereForWhoAsks() throws Exception {
    try (FilterRig rig = new FilterRig(dir, Map.of())) {
      AtomicReference<@Nullable String> code = new AtomicReference<>();
      rig.serving(trail -> code.set(trail.supportCode()));
      RigRequest request = new RigRequest("GET", "/shop/");
      rig.send(request);

      assertThat(code.get()).matches("[0-9A-Z]{5}-[0-9A-Z]{5}");
      assertThat(request.getAttribute("sessiontrail.supportCode")).isNull();
      assertThat(Trail.current().supportCode()).isNull();
    }
  }
}
