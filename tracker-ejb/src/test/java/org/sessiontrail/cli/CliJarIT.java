package org.sessiontrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CliJarIT {
  private static final Path JAR = Path.of("target", "tracker-cli.jar").toAbsolutePath();

  @TempDir Path directory;

  @Test
  void export_ofTheDefaultDatabase_writesTheReportAndOneLine() throws Exception {
    log().write(LogFile.APP, 20);

    Process process = start("export", "--user", "bob");
    String csv = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(err()).isEqualTo(ExitCode.FINE);
    List<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
    assertThat(rows)
        .filteredOn(row -> !row.getField("index").isEmpty())
        .extracting(row -> row.getField("what"))
        .containsExactly("order.place");
    assertThat(rows.get(rows.size() - 1).getField("what")).isEqualTo("end");
    assertThat(err().strip()).isEqualTo("1 records of shop.example.com; 0 lost in gaps");
    assertThat(log().exports(LogFile.APP)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"xlsx, PK", "pdf, %PDF-1"})
  void export_inFormatsWithLibraries_works(String format, String magic) throws Exception {
    log().write(LogFile.APP, 20);

    Process process = start("export", "--format", format);
    byte[] report = process.getInputStream().readAllBytes();

    assertThat(process.waitFor()).as(err()).isEqualTo(ExitCode.FINE);
    assertThat(new String(report, StandardCharsets.ISO_8859_1)).startsWith(magic);
    assertThat(err()).startsWith("21 records").hasLineCount(1);
  }

  @Test
  void notices_ofWhatIsBundled_areInTheJar() throws Exception {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      String notice = text(jar, "META-INF/NOTICE");
      String licence = text(jar, "META-INF/LICENSE");

      assertThat(notice).contains("PDFBox", "Commons Logging");
      assertThat(licence).contains("Apache License", "SIL OPEN FONT LICENSE");
    }
  }

  private static String text(JarFile jar, String name) throws IOException {
    try (InputStream entry = jar.getInputStream(jar.getEntry(name))) {
      return new String(entry.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void export_whoseReaderLeaves_endsWithOneLine() throws Exception {
    log().write(LogFile.APP, 3_000);

    Process process = start("export", "--format", "jsonl");
    try (InputStream data = process.getInputStream()) {
      assertThat(data.readNBytes(100)).hasSize(100);
    }

    assertThat(process.waitFor()).as(err()).isEqualTo(ExitCode.COULD_NOT_RUN);
    assertThat(err().strip()).startsWith("error: can't write to standard output").hasLineCount(1);
  }

  @Test
  void version_isThatOfTheBuild() throws Exception {
    Process process = start("--version");

    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .matches("tracker-cli \\d+\\.\\d+.*\\R");
    assertThat(process.waitFor()).isZero();
  }

  private LogFile log() {
    return new LogFile(directory.resolve("tracker-data").resolve("trail"), null, null);
  }

  private Process start(String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectError(directory.resolve("err").toFile())
        .start();
  }

  private String err() throws IOException {
    return Files.readString(directory.resolve("err"));
  }
}
