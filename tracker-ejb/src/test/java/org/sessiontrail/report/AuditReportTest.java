package org.sessiontrail.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sessiontrail.report.MemoryTrail.TEN;
import static org.sessiontrail.report.MemoryTrail.action;
import static org.sessiontrail.report.MemoryTrail.request;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.record.Disclosure;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.format.ReportFormat;
import org.sessiontrail.store.TrailQuery;

class AuditReportTest {
  private final MemoryTrail trail =
      new MemoryTrail()
          .add(Fact.of(Kind.STREAM_OPEN, TEN).put("app", "shop").put("node", "n1").build())
          .add(request(TEN + 1, "trail-1", "ada", "/item/7"))
          .add(action(TEN + 2, "trail-1", "ada", TEN + 1))
          .add(Fact.of(Kind.SESSION_END, TEN + 3).on("trail-1").put("reason", "logout").build());

  @Test
  void csv_holdsOneRowARecord_inTheDocumentedColumns() throws Exception {
    List<NamedCsvRecord> rows = records(csv(TrailQuery.all()));

    assertThat(rows).hasSize(4);
    assertThat(rows.get(0).getHeader()).containsExactlyElementsOf(AuditColumn.names());
    Map<String, String> asked = rows.get(1).getFieldsAsMap();
    assertThat(asked)
        .containsEntry("index", "1")
        .containsEntry("trail", "trail-1")
        .containsEntry("sequence", "1")
        .containsEntry("at", "2026-01-05T10:00:00.000001Z")
        .containsEntry("kind", "request")
        .containsEntry("who", "ada")
        .containsEntry("what", "GET /item/7")
        .containsEntry("route", "/item/{id}")
        .containsEntry("outcome", "success")
        .containsEntry("status", "200")
        .containsEntry("ms", "12")
        .containsEntry("address", "192.0.2.7")
        .containsEntry("peer", "10.0.0.1")
        .containsEntry("agent", "Mozilla/5.0")
        .containsEntry("referrer", "/from")
        .containsEntry("query", "page=2")
        .containsEntry("detail", "")
        .containsEntry("stream", "n1/b1")
        .containsEntry("seq", "2")
        .containsEntry("exchange", Long.toString(TEN + 1))
        .containsEntry("more", "{\"bytes\":512,\"type\":\"page\"}")
        .containsEntry("erased", "");
    assertThat(rows.get(2).getFieldsAsMap())
        .containsEntry("kind", "action")
        .containsEntry("what", "order.place")
        .containsEntry("detail", "{\"orderId\":\"42\"}")
        .containsEntry("exchange", Long.toString(TEN + 1));
    assertThat(rows.get(3).getField("what")).isEqualTo("logout");
  }

  @Test
  void change_isShownWithItsObjectBeforeAndAfter() throws Exception {
    trail.add(
        Fact.of(Kind.CHANGE, TEN + 4)
            .put("name", "order")
            .put("operation", "update")
            .put("changed", List.of("city"))
            .personal("object", "id", 42)
            .personal("before", "city", "Oldtown")
            .personal("after", "city", "Newtown")
            .build());

    NamedCsvRecord row = records(csv(TrailQuery.all())).get(4);

    assertThat(row.getField("what")).isEqualTo("update order");
    assertThat(row.getField("more"))
        .isEqualTo(
            "{\"changed\":[\"city\"],\"personal\":{\"after\":{\"city\":\"Newtown\"},"
                + "\"before\":{\"city\":\"Oldtown\"},\"object\":{\"id\":42}}}");
  }

  @Test
  void csv_endsWithTheCompletenessStatement() throws Exception {
    trail.lose("gap.spool-full", 12).lose("suppressed.excluded", 90).lose("suppressed.gpc", 3);

    List<NamedCsvRecord> rows =
        named(csv(TrailQuery.all())).stream()
            .filter(row -> row.getField("kind").equals("completeness"))
            .toList();

    assertThat(rows)
        .extracting(row -> row.getField("what") + "=" + row.getField("detail"))
        .contains(
            "captured=4",
            "captured.request=1",
            "gaps=12",
            "gaps.spool-full=12",
            "excluded=90",
            "suppressed=3",
            "suppressed.gpc=3",
            "undisclosed=0",
            "stream=n1/b1",
            "definition=" + Completeness.DEFINITION)
        .endsWith("end=4");
    assertThat(rows)
        .filteredOn(row -> row.getField("what").equals("never-reaches-a-filter"))
        .hasSameSizeAs(Completeness.NEVER_REACHES_A_FILTER);
  }

  @Test
  void jsonLines_haveHeaderRecordsAndCompleteness() throws Exception {
    trail.lose("gap.spool-full", 12);
    TrailQuery query = TrailQuery.all().between(TEN + 1, TEN + 9).ofSession("trail-1");

    List<Map<String, Object>> lines = jsonLines(query);

    assertThat(lines)
        .extracting(line -> line.get("type"))
        .containsExactly("header", "record", "record", "record", "completeness");
    assertThat(lines.get(0))
        .containsEntry("report", "audit")
        .containsEntry("from", "2026-01-05T10:00:00.000001Z")
        .containsEntry("to", "2026-01-05T10:00:00.000009Z")
        .containsEntry("session", "trail-1")
        .containsEntry("columns", AuditColumn.names())
        .doesNotContainKey("user");
    assertThat(lines.get(2))
        .containsEntry("what", "order.place")
        .containsEntry("ms", 7L)
        .containsEntry("detail", Map.of("orderId", "42"));
    assertThat(lines.get(4))
        .containsEntry("captured", 3L)
        .containsEntry("gaps", 12L)
        .containsEntry("gapReasons", Map.of("spool-full", 12L))
        .containsEntry("end", true);
  }

  @Test
  void row_afterAnErasure_showsNothingPersonalAndSaysSo() throws Exception {
    StoredRecord whole = trail.get(1).stored();
    MemoryTrail erased =
        new MemoryTrail().add(new StoredRecord(whole.leaf(), whole.members(), List.of(), null));

    AuditRow row = AuditRow.of(erased.get(0));

    assertThat(row.value(AuditColumn.WHO)).isNull();
    assertThat(row.value(AuditColumn.ADDRESS)).isNull();
    assertThat(row.value(AuditColumn.WHAT)).isEqualTo("GET");
    assertThat(row.value(AuditColumn.ROUTE)).isEqualTo("/item/{id}");
    assertThat(row.value(AuditColumn.ERASED)).isEqualTo(2);
  }

  @Test
  void row_withADisclosureThatItsLeafDoesNotVouchFor_doesNotShowIt() {
    StoredRecord whole = trail.get(1).stored();
    List<String> forged = new ArrayList<>(whole.disclosures());
    forged.replaceAll(
        disclosure ->
            Disclosure.open(List.of(disclosure)).containsKey("who")
                ? Disclosure.of("salt", "who", Map.of("user", "mallory"))
                : disclosure);

    AuditRow row =
        AuditRow.of(
            new org.sessiontrail.store.TrailRecord(
                0, new StoredRecord(whole.leaf(), whole.members(), forged, null)));

    assertThat(row.value(AuditColumn.WHO)).isNull();
    assertThat(row.unproven()).isEqualTo(1);
    assertThat(row.value(AuditColumn.ERASED)).isEqualTo(1);
    assertThat(row.value(AuditColumn.WHAT)).isEqualTo("GET /item/7");
  }

  @Test
  void row_keepsMembersThatHaveNoColumn() {
    Fact odd =
        Fact.of(Kind.SESSION_START, TEN)
            .on("t")
            .put("spare", 5L)
            .personal("session", "hash", "abc")
            .personal("who", "badge", "b7")
            .build();

    AuditRow row = AuditRow.of(new MemoryTrail().add(odd).get(0));

    assertThat(row.value(AuditColumn.MORE))
        .isEqualTo(
            Map.of(
                "spare",
                5L,
                "personal",
                Map.of("session", Map.of("hash", "abc"), "who", Map.of("badge", "b7"))));
  }

  @Test
  void write_whenTheStoreFailsMidway_leavesNoEnd() {
    trail.failAfter(2, new IOException("connection reset"));
    for (ReportFormat format : ReportFormat.values()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();

      assertThatThrownBy(
              () -> report().write(TrailQuery.all(), format.writer(out), AuditReport.Progress.NONE))
          .hasMessage("connection reset");
      assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("completeness");
    }
  }

  @Test
  void write_tellsItsProgress() throws Exception {
    MemoryTrail many = new MemoryTrail();
    for (int i = 0; i < 2_500; i++) {
      many.add(Fact.of(Kind.HEARTBEAT, TEN + i).build());
    }
    List<String> told = new ArrayList<>();

    new AuditReport(many, "shop", TrailClock.system())
        .write(
            TrailQuery.all(),
            ReportFormat.CSV.writer(new ByteArrayOutputStream()),
            (rows, total) -> told.add(rows + "/" + total));

    assertThat(told).containsExactly("0/2500", "1000/2500", "2000/2500", "2500/2500");
  }

  private AuditReport report() {
    return new AuditReport(trail, "shop", TrailClock.system());
  }

  private String csv(TrailQuery query) throws Exception {
    return written(ReportFormat.CSV, query);
  }

  private List<Map<String, Object>> jsonLines(TrailQuery query) throws Exception {
    return written(ReportFormat.JSONL, query)
        .lines()
        .map(line -> CanonicalJson.object(line.getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  private String written(ReportFormat format, TrailQuery query) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    report().write(query, format.writer(out), AuditReport.Progress.NONE);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static List<NamedCsvRecord> named(String csv) {
    return CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
  }

  private static List<NamedCsvRecord> records(String csv) {
    return named(csv).stream().filter(row -> !row.getField("index").isEmpty()).toList();
  }
}
