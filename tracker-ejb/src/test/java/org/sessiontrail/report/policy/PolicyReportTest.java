package org.sessiontrail.report.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.report.MemoryTrail.TEN;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.MemoryTrail;
import org.sessiontrail.report.policy.rule.RuleResult;
import org.sessiontrail.report.policy.rule.Verdict;

class PolicyReportTest {
  private static final long MINUTE = 60_000_000L;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final String PAYMENT =
      "r = four-eyes action=payment.release by=payment.approve object=paymentId within=24h";
  private static final String CONSENT =
      "r = consent actions=mail.* purpose=marketing given=consent.give withdrawn=consent.withdraw";

  private final MemoryTrail trail = new MemoryTrail();
  private long now = TEN + 30 * DAY;

  @ParameterizedTest
  @CsvSource({"0, PASS", "1, FAIL"})
  void sessionLength_isBrokenByWhatComesLater(long micros, Verdict verdict) throws Exception {
    start("t1", TEN);
    request("t1", TEN + HOUR + micros);
    request("t1", TEN + HOUR + micros);

    RuleResult result = judge("r = session-length max=1h");

    assertThat(result.verdict()).isEqualTo(verdict);
    assertThat(result.counts().violations()).isEqualTo(micros);
    if (verdict == Verdict.FAIL) {
      assertThat(result.evidence().get(0).index()).isEqualTo(1);
      assertThat(result.evidence().get(0).user()).isEqualTo("ada");
      assertThat(result.evidence().get(0).trail()).isEqualTo("t1");
    }
  }

  @Test
  void sessionLength_countsFromAStartBeforeThePeriod() throws Exception {
    start("t1", TEN);
    request("t1", TEN + 3 * HOUR);

    assertThat(judge("r = session-length max=2h", TEN + HOUR, null).verdict())
        .isEqualTo(Verdict.FAIL);
  }

  @ParameterizedTest
  @CsvSource({"0, idle, PASS", "1, idle, FAIL", "-1, node-lost, PASS"})
  void sessionEnd_isBrokenByATrailOpenForLonger(long micros, String reason, Verdict verdict)
      throws Exception {
    start("t1", TEN);
    end("t1", TEN + HOUR + micros, reason);

    assertThat(judge("r = session-end max=1h").verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"0, PASS", "1, FAIL"})
  void sessionEnd_ofATrailThatNeverEnds_isBrokenOnceItIsOpenTooLong(long micros, Verdict verdict)
      throws Exception {
    start("t1", TEN);
    now = TEN + HOUR + micros;

    assertThat(judge("r = session-end max=1h").verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-05T17:59:59.999999Z, PASS",
    "2026-01-05T18:00:00Z, FAIL",
    "2026-01-05T06:00:00Z, PASS",
    "2026-01-05T05:59:59.999999Z, FAIL",
    "2026-01-10T10:00:00Z, FAIL",
    "2026-01-09T10:00:00Z, PASS",
    "2026-07-06T16:59:59Z, PASS",
    "2026-07-06T17:00:00Z, FAIL"
  })
  void hours_areThoseOfTheZone(String at, Verdict verdict) throws Exception {
    request("t1", TrailClock.parse(at));
    now = TEN + 300 * DAY;

    assertThat(judge("r = hours from=07:00 to=19:00 days=mon-fri zone=Europe/Paris").verdict())
        .isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-06T05:59:59Z, PASS",
    "2026-01-06T06:00:00Z, FAIL",
    "2026-01-06T22:00:00Z, FAIL",
    "2026-01-05T05:59:59Z, FAIL",
    "2026-01-05T22:00:00Z, PASS"
  })
  void hours_overMidnightBelongToTheDayTheyBeginOn(String at, Verdict verdict) throws Exception {
    request("t1", TrailClock.parse(at));

    assertThat(judge("r = hours from=22:00 to=06:00 days=mon zone=UTC").verdict())
        .isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"30, FAIL", "90, FAIL", "-1, PASS"})
  void sessionEnd_ofATrailThatMovedToAnotherNode_isStillDue(long minutes, Verdict verdict)
      throws Exception {
    start("t1", TEN);
    end("t1", TEN + MINUTE, "node-lost");
    if (minutes > 0) {
      trail.add(
          Fact.of(Kind.SESSION_START, TEN + minutes * MINUTE)
              .on("t1")
              .put("how", "resumed")
              .build());
    }
    now = TEN + 2 * HOUR;

    RuleResult result = judge("r = session-end max=1h");

    assertThat(result.verdict()).isEqualTo(verdict);
    assertThat(result.counts().violations()).isEqualTo(verdict == Verdict.FAIL ? 1 : 0);
  }

  @Test
  void hours_ofSomeActions_leaveOthersAlone() throws Exception {
    action("order.place", "ada", TEN, "orderId", "1");
    String rule = "r = hours from=00:00 to=01:00 days=mon zone=UTC kinds=action actions=";

    assertThat(judge(rule + "order.*").verdict()).isEqualTo(Verdict.FAIL);
    assertThat(judge(rule + "orders.*").verdict()).isEqualTo(Verdict.PASS);
  }

  @ParameterizedTest
  @CsvSource({
    "bob, 7, 0, success, PASS",
    "bob, 7, 1, success, FAIL",
    "ada, 7, 0, success, FAIL",
    "bob, 8, 0, success, FAIL",
    "bob, 7, 0, failed, FAIL"
  })
  void fourEyes_needAnotherUserOnTheSameObjectInTime(
      String user, String object, long late, String outcome, Verdict verdict) throws Exception {
    action("payment.approve", user, TEN, "paymentId", object, outcome);
    action("payment.release", "ada", TEN + DAY + late, "paymentId", "7");

    assertThat(judge(PAYMENT).verdict()).isEqualTo(verdict);
    assertThat(judge(PAYMENT, TEN + HOUR, null).verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "after, bob, 0, PASS",
    "either, bob, 0, PASS",
    "after, bob, 1, FAIL",
    "after, ada, 0, FAIL",
    "before, bob, 0, FAIL"
  })
  void fourEyes_mayBeConfirmedLater(String order, String user, long late, Verdict verdict)
      throws Exception {
    action("payment.release", "ada", TEN, "paymentId", "7");
    action("payment.approve", user, TEN + DAY + late, "paymentId", "7");

    assertThat(judge(PAYMENT + " order=" + order).verdict()).isEqualTo(verdict);
  }

  @Test
  void fourEyes_stillInTime_areNoViolationYet() throws Exception {
    action("payment.release", "ada", TEN, "paymentId", "7");
    now = TEN + HOUR;

    RuleResult result = judge(PAYMENT + " order=after");

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(result.remarks()).isEqualTo("1 still in time for a second user");
  }

  @Test
  void fourEyes_withoutTheObject_areNotEvaluable() throws Exception {
    action("payment.release", "ada", TEN, "other", "7");

    assertThat(judge(PAYMENT).verdict()).isEqualTo(Verdict.NOT_EVALUABLE);
  }

  @Test
  void consent_withoutAnyConsentRecord_isNotEvaluable() throws Exception {
    action("mail.send", "ada", TEN, "mailId", "1");

    assertThat(judge(CONSENT).remarks()).contains("no consent records");
    assertThat(judge(CONSENT).verdict()).isEqualTo(Verdict.NOT_EVALUABLE);
    assertThat(judge("r = consent actions=mail.send purpose=marketing").verdict())
        .isEqualTo(Verdict.NOT_EVALUABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "ada, marketing, -1, PASS",
    "ada, marketing, 1, FAIL",
    "bob, marketing, -1, FAIL",
    "ada, research, -1, NOT_EVALUABLE"
  })
  void consent_isOfTheUserForThePurposeAndEarlier(
      String user, String purpose, long micros, Verdict verdict) throws Exception {
    action("consent.give", user, TEN + micros, "purpose", purpose);
    action("mail.send", "ada", TEN, "mailId", "1");

    assertThat(judge(CONSENT).verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"-1, FAIL", "1, PASS"})
  void consent_endsWhenWithdrawn(long micros, Verdict verdict) throws Exception {
    action("consent.give", "ada", TEN - DAY, "purpose", "marketing");
    action("consent.withdraw", "ada", TEN + micros, "purpose", "marketing");
    action("mail.send", "ada", TEN, "mailId", "1");

    assertThat(judge(CONSENT, TEN - HOUR, null).verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "personal=30d, 0, PASS",
    "personal=30d, 1, FAIL",
    "records=30d, 1, FAIL",
    "records=30d, 0, PASS",
    "records=30d kinds=gap, 1, PASS"
  })
  void retention_isBrokenByWhatIsOlder(String options, long micros, Verdict verdict)
      throws Exception {
    request("t1", TEN);
    now = TEN + 30 * DAY + micros;

    // the period says nothing: what is stored now is meant
    assertThat(judge("r = retention " + options, now - HOUR, null).verdict()).isEqualTo(verdict);
  }

  @Test
  void retention_ofPersonalValues_letsBareRecordsBe() throws Exception {
    start("t1", TEN);
    now = TEN + 31 * DAY;

    assertThat(judge("r = retention personal=30d").verdict()).isEqualTo(Verdict.PASS);
    assertThat(judge("r = retention records=30d").verdict()).isEqualTo(Verdict.FAIL);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, PASS", "1, 0, FAIL", "0, 1, FAIL"})
  void reviews_areDueFromTheOneBefore(long late, long quiet, Verdict verdict) throws Exception {
    review(TEN);
    review(TEN + DAY + late);
    now = TEN + 2 * DAY + late + quiet;

    RuleResult result = judge("r = reviews every=1d", TEN + HOUR, null);

    assertThat(result.verdict()).isEqualTo(verdict);
    assertThat(result.counts().checked()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"refused, '', FAIL", "success, '', PASS", "refused, refused=1, PASS"})
  void auditReads_areBrokenByRefusals(String outcome, String options, Verdict verdict)
      throws Exception {
    trail.add(Fact.of(Kind.AUDIT_READ, TEN).put("outcome", outcome).user("eve").build());

    assertThat(judge("r = audit-reads " + options).verdict()).isEqualTo(verdict);
  }

  @Test
  void evidence_isCutOff_andTheCountIsNot() throws Exception {
    for (int i = 0; i < 5; i++) {
      action("payment.release", "ada", TEN + i, "paymentId", "7");
    }

    RuleResult result = judge("evidence = 2\n" + PAYMENT);

    assertThat(result.counts().violations()).isEqualTo(5);
    assertThat(result.evidence()).hasSize(2);
  }

  @Test
  void limit_whenReached_isSaidAndNoPass() throws Exception {
    start("t1", TEN);
    start("t2", TEN + 1);

    RuleResult result = judge("limit = 1\nr = session-length max=1h");

    assertThat(result.verdict()).isEqualTo(Verdict.NOT_EVALUABLE);
    assertThat(result.remarks()).contains("1 not followed, more than 1 at once");
  }

  @Test
  void formats_holdTheSameAndAreSafe() throws Exception {
    action("payment.release", "=cmd\u001b[2J", TEN, "paymentId", "7");
    trail.lose("gap.crash", 3);
    PolicyResult result = report(PAYMENT, null, null);

    List<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(written(PolicyFormat.CSV, result)).stream().toList();
    assertThat(csv).anySatisfy(row -> assertThat(row.getField("verdict")).isEqualTo("fail"));
    assertThat(csv)
        .anySatisfy(row -> assertThat(row.getField("user")).isEqualTo("'=cmd\\u001b[2J"));
    assertThat(csv.get(csv.size() - 1).getField("rule")).isEqualTo("end");
    assertThat(written(PolicyFormat.TABLE, result))
        .contains("FAIL          r (four-eyes): 1 violations, 1 checked")
        .contains("#0  2026-01-05T10:00:00.000000Z")
        .contains("gaps: 3")
        .doesNotContain("\u001b");
    assertThat(written(PolicyFormat.JSON, result))
        .startsWith("{\"app\":\"shop\"")
        .contains("\"report\":\"policy\"", "\"gaps\":3", "[\"evidence\",\"r\",\"four-eyes\",null,")
        .endsWith("]]}\n");
  }

  private static String written(PolicyFormat format, PolicyResult result) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(result, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private RuleResult judge(String policy) throws Exception {
    return judge(policy, null, null);
  }

  private RuleResult judge(String policy, @Nullable Long from, @Nullable Long to) throws Exception {
    return report(policy, from, to).rules().get(0);
  }

  private PolicyResult report(String policy, @Nullable Long from, @Nullable Long to)
      throws Exception {
    TrailClock clock =
        new TrailClock() {
          @Override
          public long epochMicros() {
            return now;
          }

          @Override
          public long nanos() {
            return 0;
          }
        };
    Policy rules = PolicyFile.read(policy.getBytes(StandardCharsets.UTF_8));
    return new PolicyReport(trail, "shop", "auditor", clock).judge(rules, from, to);
  }

  private void start(String on, long at) {
    trail.add(Fact.of(Kind.SESSION_START, at).on(on).put("how", "new").build());
  }

  private void end(String on, long at, String reason) {
    trail.add(Fact.of(Kind.SESSION_END, at).on(on).put("reason", reason).build());
  }

  private void request(String on, long at) {
    trail.add(MemoryTrail.request(at, on, "ada", "/a"));
  }

  private void review(long at) {
    trail.add(Fact.of(Kind.REVIEW, at).put("disposition", "accepted").build());
  }

  private void action(String name, String user, long at, String detail, String value) {
    action(name, user, at, detail, value, "success");
  }

  private void action(
      String name, String user, long at, String detail, String value, String outcome) {
    trail.add(
        Fact.of(Kind.ACTION, at)
            .on("trail of " + user)
            .user(user)
            .put("name", name)
            .put("outcome", outcome)
            .personal("detail", detail, value)
            .build());
  }
}
