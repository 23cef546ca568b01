package org.sessiontrail.server;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An audit report as an auditor gets it: from the command line, in a process of its own. */
final class AuditExport {
  private static final int WAIT_SECONDS = 120;

  private AuditExport() {}

  /**
   * Exports to {@code csv} and reads the file back.
   *
   * @param options further options of {@code tracker-cli export}
   */
  static List<NamedCsvRecord> csv(Path csv, String jdbcUrl, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(Built.commandLine());
    command.addAll(List.of("export", "--format", "csv", "--out", csv.toString()));
    command.addAll(List.of("--jdbc-url", jdbcUrl));
    command.addAll(List.of(options));
    Path log = csv.resolveSibling(csv.getFileName() + ".log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!process.waitFor(WAIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("no report after " + WAIT_SECONDS + " s");
    }
    if (process.exitValue() != 0) {
      throw new IOException(
          "exit " + process.exitValue() + ": " + Files.readString(log, StandardCharsets.UTF_8));
    }
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
      return reader.stream().toList();
    }
  }
}
