package org.sessiontrail.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Execution(ExecutionMode.CONCURRENT)
class StreamingTest {
  @ParameterizedTest
  @EnumSource(names = {"CSV", "XLSX"})
  @Timeout(value = 600, unit = TimeUnit.SECONDS)
  void write_ofAMillionRows_fitsAHeapOf24MiB(ReportFormat format) throws Exception {
    writeAMillionRows(format, "24m");
  }

  /** What is printed is held in memory until the end: 50 000 of the million. */
  @Test
  @Timeout(value = 600, unit = TimeUnit.SECONDS)
  void write_ofAMillionRowsAsADocument_fitsAHeapOf64MiB() throws Exception {
    writeAMillionRows(ReportFormat.PDF, "64m");
  }

  private static void writeAMillionRows(ReportFormat format, String heap) throws Exception {
    Process process = fork(format, heap);

    String rows = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isZero();
    assertThat(rows.strip()).isEqualTo(Integer.toString(MillionRows.ROWS));
  }

  private static Process fork(ReportFormat format, String heap) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + heap,
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-cp",
            System.getProperty("java.class.path"),
            MillionRows.class.getName(),
            format.name())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
