package org.sessiontrail.report.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.record.Kind;
import org.sessiontrail.report.AuditReport;
import org.sessiontrail.report.MemoryTrail;
import org.sessiontrail.store.TrailQuery;
import org.xml.sax.SAXException;
import science.aist.xes.model.AttributeIntType;
import science.aist.xes.model.AttributeStringType;
import science.aist.xes.model.AttributeType;
import science.aist.xes.model.EventType;
import science.aist.xes.model.LogType;
import science.aist.xes.model.TraceType;
import science.aist.xes.model.impl.LogRepository;

/** Event logs against the schema of the standard, read by a reader that is not ours. */
class XesExportTest {
  @Test
  void log_groupsRecordsByTrail_inTheirOrder() throws Exception {
    MemoryTrail trail = new MemoryTrail();
    for (int i = 0; i < 6; i++) {
      trail.add(MemoryTrail.request(MemoryTrail.TEN + i, "t-" + i % 2, "ada", "/item/" + i));
    }

    LogType log = read(EveryKind.written(trail, XesExport::new));

    assertThat(log.getTrace()).hasSize(2);
    TraceType first = log.getTrace().get(0);
    assertThat(texts(first.getStringOrDateOrInt())).containsEntry("concept:name", "t-0");
    assertThat(first.getEvent())
        .extracting(event -> texts(event).get("path"))
        .containsExactly("/item/0", "/item/2", "/item/4");
    assertThat(texts(first.getEvent().get(0)))
        .containsEntry("concept:name", "GET /item/{id}")
        .containsEntry("org:resource", "ada")
        .containsEntry("lifecycle:transition", "complete")
        .containsEntry("address", "192.0.2.7");
  }

  @Test
  void log_statesItsCompleteness() throws Exception {
    LogType log = read(EveryKind.written(EveryKind.decent(), XesExport::new));

    assertThat(texts(log.getStringOrDateOrInt()))
        .containsEntry("concept:name", "shop.example.com")
        .containsEntry("completeness.captured", Integer.toString(Kind.values().length))
        .containsEntry("completeness.gaps", "12");
    assertThat(events(log)).isEqualTo(Kind.values().length);
  }

  @Test
  void log_thatWasCutOff_isNotWellFormed() throws Exception {
    byte[] whole = EveryKind.written(EveryKind.decent(), XesExport::new);
    for (int cut = 1; cut < whole.length - 1; cut += 97) {
      byte[] part = Arrays.copyOf(whole, cut);
      assertThatThrownBy(() -> validate(part)).isInstanceOf(SAXException.class);
    }
  }

  @Test
  void log_ofAReportThatBrokeOff_isEmpty() {
    MemoryTrail trail = EveryKind.decent().failAfter(3, new IOException("gone"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    assertThatThrownBy(
            () ->
                EveryKind.report(trail)
                    .write(TrailQuery.all(), new XesExport(out), AuditReport.Progress.NONE))
        .hasMessage("gone");
    assertThat(out.size()).isZero();
  }

  @Test
  void personalValues_afterAnErasure_areShownAsErased() throws Exception {
    LogType log = read(EveryKind.written(EveryKind.erased(EveryKind.decent()), XesExport::new));

    assertThat(log.getTrace().get(0).getEvent())
        .extracting(XesExportTest::texts)
        .filteredOn(event -> "request".equals(event.get("kind")))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event)
                    .containsEntry("org:resource", "[erased]")
                    .containsEntry("path", "[erased]")
                    .containsEntry("erased", "2"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void hostileRecords_areValid_andLoseNothing(long seed) throws Exception {
    MemoryTrail trail = EveryKind.hostile(seed, 300);

    byte[] inMemory = EveryKind.written(trail, XesExport::new);
    byte[] throughAFile =
        EveryKind.written(trail, out -> new XesExport(out, new TrailSort(10_000)));

    assertThat(withoutId(throughAFile)).isEqualTo(withoutId(inMemory));
    LogType log = read(inMemory);
    assertThat(events(log)).isEqualTo(300);
    for (TraceType trace : log.getTrace()) {
      for (EventType event : trace.getEvent()) {
        Map<String, String> shown = texts(event);
        int index = Integer.parseInt(shown.getOrDefault("index", "-1"));
        if (trail.get(index).stored().personal().get("what") instanceof Map<?, ?> what) {
          assertThat(HostileText.decoded(shown.getOrDefault("path", "")))
              .isEqualTo(HostileText.stored(String.valueOf(what.get("path"))));
        }
      }
    }
  }

  @Test
  void schema_findsWhatIsWrong() throws Exception {
    String good =
        new String(EveryKind.written(EveryKind.decent(), XesExport::new), StandardCharsets.UTF_8);

    for (String bad :
        List.of(
            good.replace("<int key=\"index\" value=\"", "<int key=\"index\" value=\"x"),
            good.replace("<trace>", "<trail>").replace("</trace>", "</trail>"),
            good.replace(" xes.version=\"2.0\"", ""))) {
      assertThat(bad).isNotEqualTo(good);
      assertThatThrownBy(() -> validate(bad.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(SAXException.class);
    }
  }

  private static LogType read(byte[] xes) throws Exception {
    validate(xes);
    return new LogRepository().load(new ByteArrayInputStream(xes)).getValue();
  }

  private static void validate(byte[] xes) throws Exception {
    Schema schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(LogRepository.class.getResource("/xes.xsd"));
    schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(xes)));
  }

  private static long events(LogType log) {
    return log.getEvent().size()
        + log.getTrace().stream().mapToLong(trace -> trace.getEvent().size()).sum();
  }

  private static Map<String, String> texts(EventType of) {
    return texts(of.getStringOrDateOrInt());
  }

  private static Map<String, String> texts(List<AttributeType> attributes) {
    Map<String, String> out = new TreeMap<>();
    for (AttributeType attribute : attributes) {
      if (attribute instanceof AttributeStringType text) {
        out.put(attribute.getKey(), text.getValue());
      } else if (attribute instanceof AttributeIntType number) {
        out.put(attribute.getKey(), Long.toString(number.getValue()));
      }
    }
    return out;
  }

  /** Every report has an id of its own. */
  private static String withoutId(byte[] written) {
    return new String(written, StandardCharsets.UTF_8)
        .replaceAll("(key=\"[a-z:]*id\" value=\")[\\w-]{22}", "$1")
        .replaceAll("(\"id\":\")[\\w-]{22}", "$1")
        .replaceAll("(&quot;id&quot;:&quot;)[\\w-]{22}", "$1");
  }
}
