package org.sessiontrail.report.interchange.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.record.Kind;
import org.sessiontrail.report.MemoryTrail;
import org.sessiontrail.report.interchange.EveryKind;
import org.sessiontrail.report.interchange.HostileText;
import org.sessiontrail.syslog.SyslogFile;
import org.sessiontrail.syslog.SyslogFile.Framing;

class SyslogExportTest {
  private static final Set<String> CEF_KEYS =
      Set.of(
          "rt",
          "externalId",
          "outcome",
          "suser",
          "src",
          "dvchost",
          "requestMethod",
          "request",
          "requestClientApplication",
          "act",
          "reason",
          "cs1Label",
          "cs1",
          "cs2Label",
          "cs2",
          "cn1Label",
          "cn1",
          "cn2Label",
          "cn2");

  @Test
  void request_isOneMessageWithEveryColumn() throws Exception {
    SyslogText message = of(EveryKind.decent(), Kind.REQUEST, SyslogSettings.defaults());

    assertThat(message.priority()).isEqualTo(110);
    assertThat(message.at()).isEqualTo("2026-01-05T10:00:00.014000Z");
    assertThat(message.header())
        .containsExactly("n1", "sessiontrail", "b1", "request", "sessiontrail@32473");
    assertThat(message.data())
        .containsEntry("app", "shop.example.com")
        .containsEntry("index", "13")
        .containsEntry("trail", "t-1")
        .containsEntry("who", "ada")
        .containsEntry("what", "GET /item/7")
        .containsEntry("address", "192.0.2.7")
        .containsEntry("status", "200");
    assertThat(message.text()).isEqualTo("request GET /item/7");
  }

  @Test
  void personalValues_afterAnErasure_areShownAsErased() throws Exception {
    SyslogText message =
        of(EveryKind.erased(EveryKind.decent()), Kind.REQUEST, SyslogSettings.defaults());

    assertThat(message.data())
        .containsEntry("who", "[erased]")
        .containsEntry("path", "[erased]")
        .containsEntry("erased", "2");
    assertThat(message.text()).isEqualTo("request GET [erased]");
  }

  @Test
  void lastMessage_isTheCompleteness() throws Exception {
    List<SyslogText> messages =
        read(EveryKind.decent(), SyslogSettings.defaults(), Framing.OCTET_COUNTED);

    SyslogText last = messages.get(messages.size() - 1);
    assertThat(last.header()).contains("completeness");
    assertThat(last.data())
        .containsEntry("captured", Integer.toString(Kind.values().length))
        .containsEntry("gaps", "12")
        .containsEntry("end", "true");
    assertThat(last.text()).contains("\"gapReasons\":{\"spool-full\":12}");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void hostileRecords_areOneMessageEach_andLoseNothingUnsaid(long seed) throws Exception {
    MemoryTrail trail = EveryKind.hostile(seed, 300);

    List<SyslogText> counted = read(trail, SyslogSettings.defaults(), Framing.OCTET_COUNTED);

    List<SyslogText> lines = read(trail, SyslogSettings.defaults(), Framing.LINES);
    assertThat(lines.subList(1, 302)).isEqualTo(counted.subList(1, 302)); // the first has an id
    assertThat(counted).hasSize(302);
    for (int i = 0; i < 300; i++) {
      Map<String, String> data = counted.get(i + 1).data();
      assertThat(data).containsEntry("index", Integer.toString(i));
      if (!data.getOrDefault("cut", "").contains("who")
          && trail.get(i).stored().personal().get("who") instanceof Map<?, ?> who
          && who.get("user") != null) {
        assertThat(HostileText.decoded(data.getOrDefault("who", "")))
            .isEqualTo(HostileText.stored(String.valueOf(who.get("user"))));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void hostileRecords_asCef_keepItsGrammar(long seed) throws Exception {
    SyslogSettings settings = new SyslogSettings(4711, SyslogSettings.Content.CEF);

    List<SyslogText> messages = read(EveryKind.hostile(seed, 300), settings, Framing.OCTET_COUNTED);

    for (SyslogText message : messages.subList(1, 301)) {
      assertThat(message.header()).contains("sessiontrail@4711");
      assertThat(message.text()).startsWith("CEF:0|Sessiontrail|Sessiontrail|0|");
      assertThat(keys(message.text())).startsWith("rt", "externalId").isSubsetOf(CEF_KEYS);
    }
  }

  @Test
  void cef_ofALogin_hasTheWordOfTheVocabulary() throws Exception {
    SyslogText message =
        of(EveryKind.decent(), Kind.LOGIN, new SyslogSettings(4711, SyslogSettings.Content.CEF));

    assertThat(message.text())
        .startsWith("CEF:0|Sessiontrail|Sessiontrail|0|authn_login_success|login|3|rt=1767607200")
        .contains(" suser=ada ")
        .endsWith(" cs1Label=trail cs1=t-1");
  }

  @Test
  void reader_ofTheseTests_findsWhatIsWrong() {
    for (String bad :
        List.of(
            "<110>1 2026-01-05T10:00:00.000001Z n1 s b k [x@1 a=\"]\"] t",
            "<110>1 2026-01-05T10:00:00.000001Z n1 s b k [x@1 a=\"\\n\"] t",
            "<110>1 2026-01-05T10:00:00.000001Z n 1 s b k [x@1 a=\"\"] t",
            "<110>1 2026-01-05T10:00:00Z n1 s b k [x@1 a=\"\"] t",
            "<110>1 2026-01-05T10:00:00.000001Z n1 s b k [x@1 a=\"\n\"] t")) {
      assertThat(catchThrowable(() -> SyslogText.of(bad.getBytes(StandardCharsets.UTF_8))))
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** What stands before each unescaped equals sign of the extension, back to a space. */
  private static List<String> keys(String cef) {
    String[] fields = cef.split("\\|", 8);
    assertThat(fields).hasSize(8);
    String extension = fields[7];
    List<String> out = new ArrayList<>();
    for (int i = 0; i < extension.length(); i++) {
      if (extension.charAt(i) == '\\') {
        i++;
        assertThat("\\=").contains(extension.substring(i, i + 1));
      } else if (extension.charAt(i) == '=') {
        out.add(extension.substring(extension.lastIndexOf(' ', i) + 1, i));
      }
    }
    return out;
  }

  private static SyslogText of(MemoryTrail trail, Kind kind, SyslogSettings settings)
      throws Exception {
    return read(trail, settings, Framing.LINES).get(1 + EveryKind.KINDS.indexOf(kind));
  }

  private static List<SyslogText> read(MemoryTrail trail, SyslogSettings settings, Framing framing)
      throws Exception {
    byte[] file =
        EveryKind.written(trail, out -> new SyslogExport(settings, new SyslogFile(out, framing)));
    List<SyslogText> out = new ArrayList<>();
    for (byte[] message :
        framing == Framing.LINES ? SyslogText.lines(file) : SyslogText.counted(file)) {
      out.add(SyslogText.of(message));
    }
    return out;
  }
}
