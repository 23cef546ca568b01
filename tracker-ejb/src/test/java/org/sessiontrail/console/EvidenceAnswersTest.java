package org.sessiontrail.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.report.MemoryTrail.TEN;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.ledger.evidence.VerifierSettings;
import org.sessiontrail.ledger.verify.ShopLog;
import org.sessiontrail.ledger.verify.TamperedDatabase;
import org.sessiontrail.ledger.verify.Verification;
import org.sessiontrail.ledger.verify.VerificationReport;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.report.MemoryTrail;
import org.sessiontrail.report.bundle.BundleEvidence;
import org.sessiontrail.store.LedgerSource;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailReader;
import org.sessiontrail.store.jpa.JpaStorage;

/** What an auditor gets and does over HTTP beside the export. */
class EvidenceAnswersTest {
  private static final String API = "/tracker/api/v1/";
  private static final String AUDITOR = "eve tracker-auditor";
  private static final String FORM = "application/x-www-form-urlencoded";

  @TempDir Path directory;

  private final MemoryTrail trail =
      new MemoryTrail()
          .add(Fact.of(Kind.AUDIT_READ, TEN).put("outcome", "refused").user("bob").build())
          .add(Fact.of(Kind.PURGE, TEN + 1).put("reason", "age").put("count", 3).build());

  private ConsoleServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ConsoleServer(directory).start();
    server.tracker.provide(TrailReader.class, trail);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void exportAndDispute_ofASealedLog_holdTheCheckpoint() throws Exception {
    ShopLog shop = ShopLog.of(400);
    String sid = String.valueOf(shop.records().get(200).text("sid"));
    try (JpaStorage storage = TamperedDatabase.h2(directory.resolve("trail")).open()) {
      shop.write(storage);
      server.tracker.provide(TrailReader.class, storage.reader());
      server.tracker.provide(LedgerSource.class, storage::ledger);

      HttpResponse<byte[]> export = server.bytes(API + "export?format=jsonl", AUDITOR);
      HttpResponse<byte[]> pack = server.bytes(API + "dispute?session=" + sid, AUDITOR);

      List<StoredRecord> recorded = server.spooled();
      assertThat(recorded).hasSize(2).allSatisfy(each -> sealed(each, shop));
      assertThat(recorded.get(0).members()).containsEntry("sha256", sha256(export.body()));
      assertThat(recorded.get(1).members())
          .containsEntry("sha256", sha256(pack.body()))
          .containsEntry("format", "dispute");
      assertThat(pack.headers().firstValue("Content-Type")).hasValue("application/zip");
      Path file = Files.write(directory.resolve("pack.zip"), pack.body());
      VerificationReport report = verify(file);
      assertThat(report.isSound()).describedAs(report.findings().toString()).isTrue();
      assertThat(report.records()).isGreaterThan(5);
      byte[] changed = pack.body();
      changed[changed.length / 3] ^= 1;
      assertThat(verify(Files.write(file, changed)).isSound()).isFalse();
    }
  }

  private static void sealed(StoredRecord export, ShopLog shop) {
    assertThat(export.members())
        .containsEntry("outcome", "success")
        .containsEntry("checkpoint", (long) shop.records().size())
        .containsKey("report");
  }

  @Test
  void export_whenTheCheckpointCantBeRead_isStillMade() throws Exception {
    server.tracker.provide(
        LedgerSource.class,
        () -> {
          throw new StoreException("TRK-0355 damaged", null);
        });

    HttpResponse<String> export = server.get(API + "export?format=jsonl", AUDITOR);

    assertThat(export.statusCode()).isEqualTo(200);
    assertThat(export.body()).contains("\"end\":true").doesNotContain("\"checkpoint\"");
  }

  @ParameterizedTest
  @CsvSource({
    "dispute, 400",
    "dispute?action=a, 400",
    "dispute?user=ada&x=1, 400",
    "dispute?user=ada, 503"
  })
  void dispute_thatCantBe_saysWhy(String query, int status) throws Exception {
    assertThat(server.get(API + query, AUDITOR).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dispute?user=ada", "review", "review?day=2026-01-05"})
  void reading_withoutTheRole_isRefusedAndRecorded(String query) throws Exception {
    assertThat(server.get(API + query, "ada tracker-admin").statusCode()).isEqualTo(403);
    assertThat(server.spooled())
        .singleElement()
        .satisfies(each -> assertThat(each.members()).containsEntry("outcome", "refused"));
  }

  @Test
  void review_listsDaysAndItems_andIsRecorded() throws Exception {
    Map<String, Object> days = json(server.get(API + "review?to=2026-01-05", AUDITOR));
    Map<String, Object> items = json(server.get(API + "review?day=2026-01-05", AUDITOR));

    assertThat(days.get("rows"))
        .isEqualTo(List.of(List.of("2026-01-05", "open", 2L, 0L, "refused-read=1 purge=1")));
    assertThat(String.valueOf(items.get("rows"))).contains("refused-read", "purge");
    assertThat(items).containsEntry("state", "open");
    assertThat(server.spooled())
        .hasSize(2)
        .allSatisfy(
            each ->
                assertThat(each.members())
                    .containsEntry("format", "review")
                    .containsEntry("outcome", "success"));
  }

  @Test
  void review_byPost_isTheReviewersRecord() throws Exception {
    HttpResponse<String> done =
        server.post(
            API + "review",
            AUDITOR,
            FORM,
            "day=2026-01-05&disposition=follow-up&note=call+bob",
            "Sec-Fetch-Site",
            "same-origin");

    assertThat(done.statusCode()).describedAs(done.body()).isEqualTo(201);
    assertThat(json(done)).containsEntry("items", 2L).containsEntry("disposition", "follow-up");
    StoredRecord review = server.spooled().get(0);
    assertThat(review.kind()).isEqualTo(Kind.REVIEW);
    assertThat(review.members())
        .containsEntry("via", "http")
        .containsEntry("day", "2026-01-05")
        .containsEntry("items", 2L);
    assertThat(review.personal().toString()).contains("user=eve", "note=call bob");
  }

  @ParameterizedTest
  @CsvSource({
    "day=2026-01-05",
    "disposition=accepted",
    "day=x&disposition=accepted",
    "day=2026-01-05&disposition=fine",
    "day=2026-01-05&disposition=accepted&item=77",
    "day=2026-01-05&disposition=accepted&other=1"
  })
  void review_withMistakes_isNoRecord(String body) throws Exception {
    assertThat(server.post(API + "review", AUDITOR, FORM, body).statusCode()).isEqualTo(400);
    assertThat(server.spooled()).isEmpty();
  }

  @Test
  void post_fromAnotherSite_isNotDoneAndRecordedAsRefused() throws Exception {
    String body = "day=2026-01-05&disposition=accepted";
    List<String[]> elsewhere =
        List.of(
            new String[] {"Sec-Fetch-Site", "cross-site"},
            new String[] {"Sec-Fetch-Site", "same-site"},
            new String[] {"Origin", "https://evil.example"},
            new String[] {"Origin", "null"});
    for (String[] header : elsewhere) {
      assertThat(server.post(API + "review", AUDITOR, FORM, body, header).statusCode())
          .as(String.join(" ", header))
          .isEqualTo(403);
      assertThat(server.spooled())
          .singleElement()
          .satisfies(each -> assertThat(each.kind()).isEqualTo(Kind.AUDIT_READ));
    }
    HttpResponse<String> own =
        server.post(API + "review", AUDITOR, FORM, body, "Origin", server.origin());
    assertThat(own.statusCode()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({"text/plain", "application/x-www-form-urlencoded"})
  void policy_byPost_isJudgedAndRecorded(String type) throws Exception {
    String rules = type.equals(FORM) ? "policy=reads+%3D+audit-reads" : "reads = audit-reads";

    HttpResponse<String> answer = server.post(API + "policy", AUDITOR, type, rules);

    assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("\"report\":\"policy\"", "\"fail\"", "bob");
    assertThat(server.spooled())
        .singleElement()
        .satisfies(
            each ->
                assertThat(each.members())
                    .containsEntry("format", "policy.json")
                    .containsEntry("outcome", "success"));
  }

  @Test
  void policy_withMistakes_readsNothing() throws Exception {
    HttpResponse<String> wrong =
        server.post(API + "policy?format=doc&from=now", AUDITOR, "text/plain", "a = b");

    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat((List<?>) json(wrong).get("mistakes")).hasSize(3);
    assertThat(server.post(API + "policy", AUDITOR, "image/png", "x").statusCode()).isEqualTo(415);
    assertThat(server.get(API + "policy", AUDITOR).statusCode()).isEqualTo(405);
    assertThat(server.spooled()).isEmpty();
  }

  private static VerificationReport verify(Path pack) throws Exception {
    try (BundleEvidence evidence = BundleEvidence.open(pack)) {
      return Verification.of(evidence, VerifierSettings.none());
    }
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static Map<String, Object> json(HttpResponse<String> response) {
    return CanonicalJson.object(response.body().getBytes(StandardCharsets.UTF_8));
  }
}
