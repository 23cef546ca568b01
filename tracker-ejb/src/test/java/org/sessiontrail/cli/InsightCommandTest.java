package org.sessiontrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sessiontrail.insight.Reports;
import org.sessiontrail.record.Kind;
import org.sessiontrail.report.insight.CostFile;

class InsightCommandTest {
  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter err = new StringWriter();
  private LogFile log;

  @BeforeEach
  void store() throws Exception {
    log = new LogFile(directory.resolve("trail"), null, null).write(LogFile.APP, 20);
  }

  private int run(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--jdbc-url", log.url()));
    return TrackerCli.run(out, new PrintWriter(err, true), all.toArray(String[]::new));
  }

  private String taken() {
    String text = out.toString(StandardCharsets.UTF_8);
    out.reset();
    return text;
  }

  @Test
  void list_namesEveryReportWithItsDefinition() {
    int code = TrackerCli.run(out, new PrintWriter(err, true), "report", "--list");

    assertThat(code).isEqualTo(ExitCode.FINE);
    assertThat(taken().lines())
        .hasSize(Reports.all().size() + 2) // and those about the trail itself
        .allMatch(line -> line.matches("[a-z-]+\t.{20,}"));
  }

  @Test
  void report_asJson_hasTheFormOfAllReports() throws Exception {
    assertThat(
            run(
                "report",
                "pages",
                "--format",
                "json",
                "--from",
                "2026-01-01",
                "--segment",
                "device==phone",
                "--compare",
                "--breakdown",
                "browser"))
        .isEqualTo(ExitCode.FINE);

    JsonObject json = Json.createReader(new StringReader(taken())).readObject();
    assertThat(json.getString("report")).isEqualTo("pages");
    assertThat(json.getString("from")).isEqualTo("2026-01-01T00:00:00.000000Z");
    assertThat(json.getString("segment")).isEqualTo("device==phone");
    assertThat(json.getString("definition")).startsWith("Page views of the period by page.");
    assertThat(json.getJsonObject("completeness"))
        .containsKeys("captured", "gaps", "suppressed", "excluded");
    assertThat(json.getJsonArray("columns").getJsonObject(0).getString("name"))
        .isEqualTo("browser");
    assertThat(json.getJsonArray("columns").getJsonObject(2))
        .containsEntry("unit", Json.createValue("page views"));
    assertThat(json.getJsonArray("rows")).isEmpty();
    assertThat(log.of(LogFile.APP, Kind.AUDIT_READ))
        .singleElement()
        .satisfies(
            read -> {
              assertThat(read.members())
                  .containsEntry("format", "pages.json")
                  .containsEntry("outcome", "success");
              assertThat(read.personal().toString()).contains("segment=device%3D%3Dphone");
            });
  }

  @Test
  void report_asTableAndCsv_saysWhatItsNumbersAre() {
    assertThat(run("report", "overview")).isEqualTo(ExitCode.FINE);
    assertThat(taken()).contains("Overview", "A bounce is", "captured: 0", "behind: 21");
    assertThat(run("report", "overview")).isEqualTo(ExitCode.FINE);
    assertThat(taken()).as("not by having been read").contains("behind: 21");

    assertThat(run("report", "overview", "--format", "csv")).isEqualTo(ExitCode.FINE);
    assertThat(taken().lines()).first().asString().startsWith("\"is\",\"visits\",\"visitors\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--segment|cuntry==DE|did you mean country?",
        "--from|soon|is no time",
        "--zone|Moon|zone \"Moon\" is not known",
        "--limit|0|limit is a number",
        "--breakdown|page|breakdown is one of",
        "--audience|all|audience is one of",
        "--format|pdf|format is one of",
      })
  void report_ofAMistake_isRefused(String option, String value, String sentence) throws Exception {
    assertThat(run("report", "pages", option, value)).isEqualTo(ExitCode.WRONG_USE);

    assertThat(err.toString()).contains(sentence);
    assertThat(log.of(LogFile.APP, Kind.AUDIT_READ)).isEmpty();
  }

  @Test
  void report_ofAFunnel_takesItsSteps() {
    assertThat(run("report", "funnel", "--step", "page==/a", "--step", "page==/b"))
        .isEqualTo(ExitCode.FINE);
    assertThat(run("report", "funnel", "--step", "page==/a")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run("report", "pagges")).isEqualTo(ExitCode.WRONG_USE);

    assertThat(err.toString()).contains("two to twelve steps");
  }

  @Test
  void segment_whenSaved_isAskedForByItsName() throws Exception {
    assertThat(run("segment", "save", "phones", "--segment", "device==phone", "--owner", "Ann"))
        .isEqualTo(ExitCode.FINE);
    assertThat(run("segment", "list")).isEqualTo(ExitCode.FINE);
    assertThat(taken()).isEqualTo("phones\tAnn\t-\tdevice==phone\n");
    assertThat(run("segment", "show", "phones")).isEqualTo(ExitCode.FINE);
    assertThat(taken()).isEqualTo("device==phone\n");

    assertThat(run("report", "pages", "--segment", "@phones;views>1")).isEqualTo(ExitCode.FINE);
    assertThat(taken()).contains("segment: device==phone;views>1");

    assertThat(run("segment", "delete", "phones")).isEqualTo(ExitCode.FINE);
    assertThat(run("segment", "delete", "phones")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run("report", "pages", "--segment", "@phones")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run("segment", "save", "Phones", "--segment", "x==1")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(err.toString()).contains("TRK-0696", "TRK-0697");
    assertThat(log.of(LogFile.APP, Kind.AUDIT_READ))
        .extracting(each -> each.members().get("format"))
        .containsExactly(
            "segment.save", "segment.list", "segment.show", "pages.table", "segment.delete");
  }

  @Test
  void costs_ofAFile_areTakenOrRefusedByLine() throws Exception {
    Path file = directory.resolve("costs.csv");
    Files.writeString(
        file,
        """
        from,to,source,medium,campaign,cost,currency
        2026-03-01,2026-03-03,google,cpc,spring,10,EUR
        2026-03-05,2026-03-05,google,cpc,"spring",1.25,EUR
        """);
    assertThat(CostFile.lines(file))
        .containsExactly(
            "2026-03-01,google,spring,3.333333,EUR",
            "2026-03-02,google,spring,3.333334,EUR",
            "2026-03-03,google,spring,3.333333,EUR",
            "2026-03-05,google,spring,1.250000,EUR");
    assertThat(run("report", "campaign-return", "--costs", file.toString()))
        .isEqualTo(ExitCode.FINE);

    Files.writeString(
        file,
        """
        date,source,campaign,cost,currency
        2026-03-01,google,spring,10,EUR
        1.3.2026,google,spring,10,EUR
        2026-03-01,google,"a,b",10,EUR
        2026-03-01,google,spring,1e3,EUR
        2026-03-01,google,spring,1,euro
        """);
    assertThat(run("report", "campaign-return", "--costs", file.toString()))
        .isEqualTo(ExitCode.WRONG_USE);
    assertThat(err.toString())
        .contains(
            "TRK-0699 costs.csv line 3: a day is written",
            "line 4: campaign is missing, or holds a comma",
            "line 5: cost is a number",
            "line 6: currency is three");
    assertThat(run("report", "campaign-return", "--costs", directory + "/none.csv"))
        .isEqualTo(ExitCode.WRONG_USE);
  }
}
