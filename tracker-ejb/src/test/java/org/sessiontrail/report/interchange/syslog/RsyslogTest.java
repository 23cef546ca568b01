package org.sessiontrail.report.interchange.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.report.AuditReport;
import org.sessiontrail.report.MemoryTrail;
import org.sessiontrail.report.interchange.EveryKind;
import org.sessiontrail.report.interchange.HostileText;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.syslog.SyslogEndpoint;
import org.sessiontrail.syslog.SyslogSender;

/** What a real rsyslog reads from us; where the machine has none the tests are skipped. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RsyslogTest {
  @TempDir private Path folder;

  @Test
  void everyKind_isReadAsItWasWritten() throws Exception {
    List<JsonObject> messages = sent(EveryKind.decent());

    assertThat(messages).hasSize(Kind.values().length + 2);
    JsonObject request = messages.get(1 + EveryKind.KINDS.indexOf(Kind.REQUEST));
    assertThat(request.getString("host")).isEqualTo("n1");
    assertThat(request.getString("process")).isEqualTo("b1");
    assertThat(request.getString("id")).isEqualTo("request");
    assertThat(request.getString("at")).isEqualTo("2026-01-05T10:00:00.014000Z");
    assertThat(request.getString("text")).isEqualTo("request GET /item/7");
    assertThat(request.getJsonObject("data").getJsonObject("sessiontrail@32473"))
        .containsEntry("who", Json.createValue("ada"))
        .containsEntry("trail", Json.createValue("t-1"));
    assertThat(messages.get(messages.size() - 1).getString("id")).isEqualTo("completeness");
  }

  @Test
  void hostileRecords_areReadAsTheyWereWritten() throws Exception {
    MemoryTrail trail = EveryKind.hostile(11, 300);

    List<JsonObject> messages = sent(trail);

    assertThat(messages).hasSize(302);
    for (int i = 0; i < 300; i++) {
      JsonObject data =
          messages.get(i + 1).getJsonObject("data").getJsonObject("sessiontrail@32473");
      assertThat(data.getString("index")).isEqualTo(Integer.toString(i));
      if (!data.getString("cut", "").contains("who")
          && trail.get(i).stored().personal().get("who") instanceof Map<?, ?> who
          && who.get("user") != null) {
        assertThat(HostileText.decoded(data.getString("who")))
            .isEqualTo(HostileText.stored(String.valueOf(who.get("user"))));
      }
    }
  }

  @Test
  void longValue_isCutAndSaysSo() throws Exception {
    String words = "]\"\\é日".repeat(12_000);
    MemoryTrail trail =
        new MemoryTrail()
            .add(
                Fact.of(Kind.ACTION, MemoryTrail.TEN)
                    .put("name", "note.write")
                    .put("outcome", "success")
                    .personal("detail", "text", words)
                    .build());

    JsonObject data = sent(trail).get(1).getJsonObject("data").getJsonObject("sessiontrail@32473");

    assertThat(data.getString("cut")).isEqualTo("detail");
    assertThat(data.getString("what")).isEqualTo("note.write");
    assertThat(data.getString("detail")).startsWith("{\"text\":\"]").hasSizeGreaterThan(10_000);
  }

  private List<JsonObject> sent(MemoryTrail trail) throws Exception {
    try (Rsyslog rsyslog = Rsyslog.start(folder);
        SyslogSender sender =
            new SyslogSender(SyslogEndpoint.of("127.0.0.1", rsyslog.port(), false))) {
      EveryKind.report(trail)
          .write(
              TrailQuery.all(),
              new SyslogExport(SyslogSettings.defaults(), sender),
              AuditReport.Progress.NONE);
      assertThat(sender.delivery().doubtful()).isZero();
      return rsyslog.read();
    }
  }
}
