package org.sessiontrail.report.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.sessiontrail.report.MemoryTrail.TEN;
import static org.sessiontrail.report.MemoryTrail.action;
import static org.sessiontrail.report.MemoryTrail.request;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.AuditColumn;
import org.sessiontrail.report.AuditReport;
import org.sessiontrail.report.AuditWriter;
import org.sessiontrail.report.Completeness;
import org.sessiontrail.report.MemoryTrail;
import org.sessiontrail.store.TrailQuery;

/** Reads with Apache POI what is written with another library. */
class XlsxExportTest {
  private static final LocalDateTime TEN_O_CLOCK = LocalDateTime.parse("2026-01-05T10:00:00");

  @TempDir Path directory;

  private final MemoryTrail trail =
      new MemoryTrail()
          .add(request(TEN, "trail-1", "ada", "/item/7"))
          .add(action(TEN + 1_234_000, "trail-1", "ada", TEN));

  @Test
  void records_areTyped() throws Exception {
    try (XSSFWorkbook book = written(trail)) {
      Sheet sheet = book.getSheet("Records");

      assertThat(texts(sheet.getRow(0))).containsExactlyElementsOf(AuditColumn.names());
      Row request = sheet.getRow(1);
      Cell at = cell(request, AuditColumn.AT);
      assertThat(DateUtil.isCellDateFormatted(at)).isTrue();
      assertThat(at.getLocalDateTimeCellValue()).isEqualTo(TEN_O_CLOCK);
      assertThat(cell(sheet.getRow(2), AuditColumn.AT).getLocalDateTimeCellValue())
          .isEqualTo(TEN_O_CLOCK.plusNanos(1_234_000_000));
      assertThat(number(request, AuditColumn.INDEX)).isZero();
      assertThat(number(request, AuditColumn.STATUS)).isEqualTo(200);
      assertThat(number(request, AuditColumn.MS)).isEqualTo(12);
      assertThat(number(request, AuditColumn.SEQ)).isEqualTo(1);
      assertThat(text(request, AuditColumn.WHAT)).isEqualTo("GET /item/7");
      assertThat(text(request, AuditColumn.EXCHANGE)).isEqualTo(Long.toString(TEN));
      assertThat(text(sheet.getRow(2), AuditColumn.DETAIL)).isEqualTo("{\"orderId\":\"42\"}");
      assertThat(request.getCell(AuditColumn.names().indexOf("erased"))).isNull();
      assertThat(sheet.getLastRowNum()).isEqualTo(2);
    }
  }

  @Test
  void records_haveAFixedHeadingAndAFilter() throws Exception {
    try (XSSFWorkbook book = written(trail)) {
      assertThat(book.getSheet("Records").getPaneInformation().isFreezePane()).isTrue();
      assertThat(book.getSheet("Records").getPaneInformation().getHorizontalSplitPosition())
          .isEqualTo((short) 1);
      assertThat(book.getSheet("Records").getCTWorksheet().getAutoFilter().getRef())
          .isEqualTo("A1:X3");
      assertThat(book.getSheet("Records").getColumnWidth(AuditColumn.names().indexOf("what")))
          .isGreaterThan(40 * 256);
    }
  }

  @Test
  void otherSheets_tellWhatTheReportIsAndLacks() throws Exception {
    trail.lose("gap.spool-full", 12).lose("suppressed.gpc", 3);

    try (XSSFWorkbook book = written(trail)) {
      assertThat(statements(book.getSheet("Report")))
          .containsEntry("app", "shop")
          .containsEntry("by", "anna")
          .containsEntry("records", "2.0")
          .containsEntry("lost in gaps", "12.0")
          .containsKeys("id", "made");
      assertThat(statements(book.getSheet("Completeness")))
          .containsEntry("captured", "2.0")
          .containsEntry("captured.action", "1.0")
          .containsEntry("gaps.spool-full", "12.0")
          .containsEntry("suppressed.gpc", "3.0")
          .containsEntry("definition", Completeness.DEFINITION)
          .containsEntry("end", "2.0");
      assertThat(book.getSheetAt(0).getSheetName()).isEqualTo("Report");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1", " =1", "'=1", "＝1"})
  void text_thatLooksLikeAFormula_staysTextAndIsNotChanged(String name) throws Exception {
    try (XSSFWorkbook book = written(named(name))) {
      Cell cell = cell(book.getSheet("Records").getRow(1), AuditColumn.WHAT);

      assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
      assertThat(cell.getStringCellValue()).isEqualTo(name.replace("\t", "\\u0009"));
    }
    assertThat(sheetXml(bytes(named(name), XlsxExport::new))).doesNotContain("<f>", "<f ");
  }

  @ParameterizedTest
  @CsvSource({
    "a<b&c>\"d\",a<b&c>\"d\"",
    "_x0041_,_x0041_",
    "Ünïcödé Ελληνικά Русский 漢字 😀,Ünïcödé Ελληνικά Русский 漢字 😀",
    "C:\\users,C:\\u005cusers"
  })
  void text_comesBackAsItIs(String name, String shown) throws Exception {
    try (XSSFWorkbook book = written(named(name))) {
      assertThat(text(book.getSheet("Records").getRow(1), AuditColumn.WHAT)).isEqualTo(shown);
    }
  }

  @Test
  void text_thatXmlCantHold_isShown() throws Exception {
    try (XSSFWorkbook book = written(named("a\0b\r\nc\ud83dd\uffffe\u202ef"))) {
      assertThat(text(book.getSheet("Records").getRow(1), AuditColumn.WHAT))
          .isEqualTo("a\\u0000b\\u000d\\u000ac\\ud83dd\\uffffe\\u202ef");
    }
  }

  @Test
  void text_thatIsTooLong_isCutWithAMark() {
    String most = "x".repeat(XlsxText.MAX_CHARS);

    assertThat(XlsxText.of(most)).isEqualTo(most);
    assertThat(XlsxText.of(most + "x")).hasSize(XlsxText.MAX_CHARS).endsWith(XlsxText.CUT);
    assertThat(XlsxText.of("😀".repeat(20_000)).replace(XlsxText.CUT, ""))
        .matches("(😀)+")
        .hasSizeGreaterThan(32_700);
  }

  @Test
  void records_thatFillASheet_goOnOnTheNext() throws Exception {
    MemoryTrail many = new MemoryTrail();
    for (int i = 0; i < 10; i++) {
      many.add(Fact.of(Kind.HEARTBEAT, TEN + i).build());
    }

    try (XSSFWorkbook book = read(bytes(many, out -> new XlsxExport(out, 5)))) {
      List<Integer> rows = new ArrayList<>();
      List<Double> indexes = new ArrayList<>();
      for (String name : List.of("Records", "Records 2", "Records 3")) {
        Sheet sheet = book.getSheet(name);
        assertThat(texts(sheet.getRow(0))).containsExactlyElementsOf(AuditColumn.names());
        rows.add(sheet.getLastRowNum());
        for (int i = 1; i <= sheet.getLastRowNum(); i++) {
          indexes.add(number(sheet.getRow(i), AuditColumn.INDEX));
        }
      }
      assertThat(rows).containsExactly(4, 4, 2);
      assertThat(indexes).containsExactly(0d, 1d, 2d, 3d, 4d, 5d, 6d, 7d, 8d, 9d);
      assertThat(book.getNumberOfSheets()).isEqualTo(5);
    }
  }

  /** Runs where Python has openpyxl: Debian's python3-openpyxl. */
  @Test
  void records_areTheSameForAnotherReader() throws Exception {
    Path python = Path.of("/usr/bin/python3");
    assumeTrue(Files.isExecutable(python) && run(python, "import openpyxl").equals(""));
    trail.add(
        Fact.of(Kind.ACTION, TEN + 9_000_000).on("t").put("name", "=1+1").put("ms", 3L).build());
    Path file = Files.write(directory.resolve("report.xlsx"), bytes(trail, XlsxExport::new));

    String read =
        run(
            python,
            "import openpyxl; b = openpyxl.load_workbook(r'"
                + file
                + "'); print(b.sheetnames); s = b['Records'];"
                + " [print(r[0].value, r[3].value, r[6].data_type, r[6].value, r[10].value)"
                + " for r in s.iter_rows(min_row=2)]; print(s.freeze_panes, s.auto_filter.ref)");

    assertThat(read.strip().lines())
        .containsExactly(
            "['Report', 'Records', 'Completeness']",
            "0 2026-01-05 10:00:00 s GET /item/7 12",
            "1 2026-01-05 10:00:01.234000 s order.place 7",
            "2 2026-01-05 10:00:09 s =1+1 3",
            "A2 A1:X4");
  }

  private static String run(Path python, String script) throws Exception {
    Process process =
        new ProcessBuilder(python.toString(), "-W", "ignore", "-c", script)
            .redirectErrorStream(true)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out;
  }

  @Test
  void report_thatBreaksOff_isNoWorkbook() {
    trail.failAfter(1, new IOException("connection reset"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    assertThatThrownBy(() -> write(trail, new XlsxExport(out))).hasMessage("connection reset");
    assertThatThrownBy(() -> read(out.toByteArray())).isInstanceOf(Exception.class);
  }

  private static MemoryTrail named(String action) {
    return new MemoryTrail()
        .add(Fact.of(Kind.ACTION, TEN).on("t").put("name", action).put("ms", 1L).build());
  }

  private static XSSFWorkbook written(MemoryTrail trail) throws Exception {
    return read(bytes(trail, XlsxExport::new));
  }

  private static XSSFWorkbook read(byte[] bytes) throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(bytes));
  }

  private static byte[] bytes(MemoryTrail trail, Function<OutputStream, AuditWriter> format)
      throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(trail, format.apply(out));
    return out.toByteArray();
  }

  private static void write(MemoryTrail trail, AuditWriter to) throws Exception {
    new AuditReport(trail, "shop", TrailClock.system())
        .madeBy("anna")
        .write(TrailQuery.all(), to, AuditReport.Progress.NONE);
  }

  private String sheetXml(byte[] bytes) throws IOException {
    Path file = Files.write(directory.resolve("report.xlsx"), bytes);
    StringBuilder out = new StringBuilder();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        if (entry.getName().startsWith("xl/worksheets/")) {
          byte[] xml = zip.getInputStream(entry).readAllBytes();
          out.append(new String(xml, StandardCharsets.UTF_8));
        }
      }
    }
    assertThat(out).isNotEmpty();
    return out.toString();
  }

  private static Map<String, String> statements(Sheet sheet) {
    Map<String, String> out = new TreeMap<>();
    for (Row row : sheet) {
      List<String> texts = texts(row);
      out.put(texts.get(0), texts.size() > 1 ? texts.get(1) : "");
    }
    return out;
  }

  private static List<String> texts(Row row) {
    List<String> out = new ArrayList<>();
    row.forEach(cell -> out.add(cell.toString()));
    return out;
  }

  private static Cell cell(Row row, AuditColumn column) {
    return row.getCell(AuditColumn.names().indexOf(column.id()));
  }

  private static String text(Row row, AuditColumn column) {
    return cell(row, column).getStringCellValue();
  }

  private static double number(Row row, AuditColumn column) {
    assertThat(cell(row, column).getCellType()).isEqualTo(CellType.NUMERIC);
    return cell(row, column).getNumericCellValue();
  }
}
