package org.sessiontrail.report.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InMegabytesTest {
  @ParameterizedTest
  @ValueSource(strings = {"ocsf", "ecs", "syslog", "xes"})
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  void write_ofManyRows_fitsAHeapOf24MiB(String format) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx24m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                InMegabytes.class.getName(),
                format)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();

    String rows = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isZero();
    assertThat(rows.strip()).isEqualTo(Integer.toString(InMegabytes.ROWS));
  }
}
