package org.sessiontrail.report.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sessiontrail.report.MemoryTrail.TEN;
import static org.sessiontrail.report.session.SessionLog.FAILED;
import static org.sessiontrail.report.session.SessionLog.SECOND;
import static org.sessiontrail.report.session.SessionLog.WENT_WELL;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sessiontrail.report.MemoryTrail;
import org.sessiontrail.report.desk.SupportRequest.Subject;
import org.sessiontrail.report.format.TypedTexts;
import org.sessiontrail.report.session.NoSuchSessionException;
import org.sessiontrail.report.session.SessionLog;

class SupportDeskTest {
  private final MemoryTrail log = SessionLog.both();

  private String answer(Subject subject, String... typed) throws Exception {
    Map<String, String> texts = new TreeMap<>();
    for (int i = 0; i < typed.length; i += 2) {
      texts.put(typed[i], typed[i + 1]);
    }
    SupportRequest asked =
        SupportRequest.of(subject, new TypedTexts(new TreeMap<>(texts)), SupportFormat.TABLE);
    SupportAnswer answer =
        new SupportDesk(log, "shop", SessionLog.key()).answer(asked, TEN + 7_200 * SECOND);
    return new String(answer.bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void timeline_asATable_readsFromBeginningToEnd() throws Exception {
    assertThat(answer(Subject.TIMELINE, "session", FAILED))
        .startsWith("Session trail-failed of shop, 2026-01-05 10:00:00 to 2026-01-05 10:01:30 UTC,")
        .containsSubsequence(
            "+0.000 s            session-start created",
            "… 29.980 s without a record",
            "900 ms  request      GET /shop/product/7 200 ?step=1",
            "5 ms    action       cart.add",
            "POST /shop/checkout 500 failed shop.PaymentException #0123456789abcdef",
            "at shop.Payment.charge(Payment.java:42)",
            "Not recorded: bodies");
  }

  @Test
  void timeline_byCode_marksTheRequestOfTheCode() throws Exception {
    String code = SessionLog.codes().of(SessionLog.failure());

    assertThat(answer(Subject.TIMELINE, "code", code).lines().filter(each -> each.startsWith(">")))
        .singleElement()
        .asString()
        .contains("POST /shop/checkout");
    JsonObject json = json(answer(Subject.TIMELINE, "code", code, "format", "json"));
    assertThat(json.getJsonArray("entries").getValuesAs(JsonObject.class))
        .filteredOn(each -> each.containsKey("asked"))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.getString("error")).isEqualTo("shop.PaymentException");
              assertThat(each.getString("trace")).contains("Payment.java:42");
              assertThat(each.getInt("offsetMicros")).isEqualTo(90_000_000);
            });
    assertThat(answer(Subject.LIST, "code", code)).startsWith(FAILED);
  }

  @Test
  void timeline_byCodeOfARequestWithoutASession_showsItAlone() throws Exception {
    log.add(
        SessionLog.event(
            TEN + 5, null, "GET", "/alone", null, new SessionLog.Answered(500, 1, null)));

    assertThat(answer(Subject.TIMELINE, "code", SessionLog.codes().of(TEN + 5)))
        .contains("Session none of shop", "GET /alone 500 failed");
  }

  @Test
  void timeline_whenSeveralSessionsFit_isAListOfThem() throws Exception {
    assertThat(answer(Subject.TIMELINE, "user", "anna"))
        .containsSubsequence(FAILED, WENT_WELL, "2 sessions, newest first");
    assertThat(answer(Subject.TIMELINE, "user", "anna", "limit", "1"))
        .contains(FAILED, "2 sessions, newest first; go on with offset 1")
        .doesNotContain(WENT_WELL);
    assertThat(answer(Subject.TIMELINE, "session", "hash-of-well"))
        .startsWith("Session trail-well");
    assertThat(answer(Subject.TIMELINE, "error", "PaymentException"))
        .startsWith("Session " + FAILED);
  }

  @Test
  void timeline_ofHostileTexts_steersNoTerminalAndNoPage() throws Exception {
    log.add(SessionLog.request(TEN, "odd", "GET", "/<script>\u001b[2J\u202e\n&", "<b>", 200, 1));

    assertThat(answer(Subject.TIMELINE, "session", "odd"))
        .contains("/<script>\\u001b[2J\\u202e\\u000a&")
        .doesNotContain("\u001b", "\u202e");
    assertThat(answer(Subject.TIMELINE, "session", "odd", "format", "html"))
        .contains("/&lt;script&gt;")
        .doesNotContain("<script", "<b>");
  }

  @Test
  void comparison_choosesASessionAndSaysWhatDiffers() throws Exception {
    assertThat(answer(Subject.COMPARISON, "session", FAILED))
        .contains("chosen: the nearest in time that reached order.place, same entry page")
        .containsPattern("only-there +- +200 in 11 ms +GET /shop/cart {3}<- first difference")
        .containsPattern("slower +200 in 900 ms +200 in 100 ms +GET /shop/product/\\{n}")
        .contains("error only here: POST /shop/checkout 500 failed shop.PaymentException");
    JsonObject json =
        json(answer(Subject.COMPARISON, "session", FAILED, "with", WENT_WELL, "format", "json"));
    assertThat(json.getInt("firstDifference")).isEqualTo(4);
    assertThat(json.getJsonArray("errorsOnlyHere")).hasSize(2);
  }

  @Test
  void answer_whenNothingIsFound_saysSo() {
    assertThatThrownBy(() -> answer(Subject.TIMELINE, "user", "nobody"))
        .isInstanceOf(NoSuchSessionException.class)
        .hasMessageContaining("TRK-0711");
    assertThatThrownBy(() -> answer(Subject.TIMELINE, "code", "nonsense"))
        .isInstanceOf(NoSuchSessionException.class)
        .hasMessageContaining("TRK-0712");
  }

  @Test
  void request_ofMistakes_namesThemAll() {
    assertThatThrownBy(
            () ->
                answer(
                    Subject.COMPARISON,
                    "from",
                    "soon",
                    "format",
                    "har",
                    "limit",
                    "0",
                    "base-url",
                    "x",
                    "odd",
                    "1"))
        .isInstanceOfSatisfying(SupportMistakes.class, e -> assertThat(e.sentences()).hasSize(5));
  }

  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(text)).readObject();
  }
}
