package org.sessiontrail.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.insight.question.InsightRows;
import org.sessiontrail.insight.segment.SavedSegment;
import org.sessiontrail.insight.segment.SavedSegments;
import org.sessiontrail.insight.sql.SqlPart;
import org.sessiontrail.report.MemoryTrail;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailReader;

/** Saved segments over HTTP. */
class SegmentAnswerTest {
  private static final String API = "/tracker/api/v1/segments";
  private static final String PHONES = API + "/phones?segment=device%3D%3Dphone&description=small";
  private static final String ANALYST = "ann tracker-analyst";
  private static final String AUDITOR = "eve tracker-auditor";

  @TempDir Path directory;

  private final Map<String, SavedSegment> kept = new TreeMap<>();
  private final List<SqlPart> asked = new ArrayList<>();
  private ConsoleServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ConsoleServer(directory).start();
    server.tracker.provide(TrailReader.class, new MemoryTrail());
    server.tracker.provide(
        InsightRows.class,
        statement -> {
          asked.add(statement);
          return List.<@Nullable Object[]>of();
        });
    server.tracker.provide(
        SavedSegments.class,
        new SavedSegments() {
          @Override
          public Optional<SavedSegment> named(String name) throws StoreException {
            if (name.equals("broken")) {
              throw new StoreException("TRK-0301 gone", null);
            }
            return Optional.ofNullable(kept.get(name));
          }

          @Override
          public List<SavedSegment> all() {
            return List.copyOf(kept.values());
          }

          @Override
          public void save(SavedSegment segment) {
            kept.put(segment.name(), segment);
          }

          @Override
          public boolean delete(String name) {
            return kept.remove(name) != null;
          }
        });
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private List<String> recorded() throws Exception {
    return server.spooled().stream()
        .map(each -> each.members().get("format") + " " + each.members().get("outcome"))
        .toList();
  }

  @Test
  void put_byAnAnalyst_savesAndRecords() throws Exception {
    HttpResponse<String> answer = server.send("PUT", PHONES, ANALYST);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(kept.values())
        .singleElement()
        .satisfies(
            saved -> {
              assertThat(saved.text()).isEqualTo("device==phone");
              assertThat(saved.owner()).isEqualTo("ann");
            });
    assertThat(server.get(API, AUDITOR).body())
        .contains("\"description\":\"small\"", "\"segment\":\"device==phone\"");
    assertThat(server.get(API + "/phones", ANALYST).body()).contains("\"owner\":\"ann\"");
    assertThat(server.send("DELETE", API + "/phones", "bob tracker-admin").statusCode())
        .isEqualTo(204);
    assertThat(kept).isEmpty();
    assertThat(recorded())
        .containsExactly(
            "segment.save success",
            "segment.list success",
            "segment.show success",
            "segment.delete success");
  }

  @Test
  void put_byOthersOrFromElsewhere_isRefused() throws Exception {
    assertThat(server.send("PUT", PHONES, AUDITOR).statusCode()).isEqualTo(403);
    assertThat(server.send("DELETE", API + "/phones", AUDITOR).statusCode()).isEqualTo(403);
    assertThat(server.send("PUT", PHONES, null).statusCode()).isEqualTo(403);
    assertThat(server.get(API, "tim tracker-privacy").statusCode()).isEqualTo(403);
    assertThat(
            server.send("PUT", PHONES, ANALYST, "Origin", "https://elsewhere.example").statusCode())
        .isEqualTo(403);
    assertThat(
            server
                .send("DELETE", API + "/phones", ANALYST, "Sec-Fetch-Site", "cross-site")
                .statusCode())
        .isEqualTo(403);

    assertThat(kept).isEmpty();
    assertThat(recorded()).hasSize(6).allMatch(each -> each.endsWith("refused"));
  }

  @Test
  void put_ofAMistake_saysAll() throws Exception {
    HttpResponse<String> answer =
        server.send("PUT", API + "/Phones?segment=devise%3D%3Dphone", ANALYST);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("TRK-0696", "did you mean device?");
    assertThat(server.send("PUT", API, ANALYST).statusCode()).isEqualTo(400);
    assertThat(server.send("DELETE", API + "/none", ANALYST).statusCode()).isEqualTo(404);
    assertThat(server.send("POST", API, ANALYST).statusCode()).isIn(403, 405);
  }

  @Test
  void answer_whenTheDatabaseFails_saysWhereToLook() throws Exception {
    HttpResponse<String> answer = server.get(API + "/broken", ANALYST);

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("TRK-0698").doesNotContain("TRK-0301");
  }

  @Test
  void report_ofASavedSegment_asksForItsConditions() throws Exception {
    server.send("PUT", PHONES, ANALYST);

    HttpResponse<String> answer =
        server.get("/tracker/api/v1/reports/pages?segment=@phones&from=2026-01-01", ANALYST);

    assertThat(answer.body()).contains("\"segment\":\"device==phone\"");
    assertThat(asked).anyMatch(each -> each.values().contains("phone"));
    server.get("/tracker/api/v1/reports/retention?cohort=@phones&from=2026-01-01", ANALYST);
    assertThat(asked)
        .anyMatch(each -> each.text().contains("AS joined") && each.values().contains("phone"));
    assertThat(server.get("/tracker/api/v1/reports/pages?segment=@none", ANALYST).body())
        .contains("TRK-0697");
  }
}
