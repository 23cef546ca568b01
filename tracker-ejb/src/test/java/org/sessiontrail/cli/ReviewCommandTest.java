package org.sessiontrail.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.report.MemoryTrail.TEN;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.jpa.JpaStorage;

class ReviewCommandTest {
  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter err = new StringWriter();
  private int written;

  @Test
  void review_ofADay_closesItUntilMoreComes() throws Exception {
    write(
        Fact.of(Kind.AUDIT_READ, TEN).put("outcome", "refused").user("eve").build(),
        Fact.of(Kind.AUDIT_READ, TEN + 1).put("outcome", "success").user("ada").build(),
        Fact.of(Kind.GAP, TEN + 2).put("count", 3).put("reason", "crash").build());

    assertThat(run("review", "list", "--to", "2026-01-05")).isEqualTo(ExitCode.FINDINGS);
    assertThat(taken()).isEqualTo("2026-01-05\topen\t2\trefused-read=1 gap=1\n");

    assertThat(run("review", "show", "--day", "2026-01-05")).isEqualTo(ExitCode.FINDINGS);
    assertThat(taken())
        .isEqualTo(
            """
            0\t2026-01-05T10:00:00.000000Z\trefused-read\t-\tsomebody without the role tried to\
             read the trail
            2\t2026-01-05T10:00:00.000002Z\tgap\t-\trecords were lost
            """);

    assertThat(done("incident", "--note", "asked eve")).isEqualTo(ExitCode.FINE);
    assertThat(run("review", "list", "--to", "2026-01-05")).isEqualTo(ExitCode.FINE);
    assertThat(taken()).isEqualTo("2026-01-05\tincident\t2\trefused-read=1 gap=1\n");

    write(Fact.of(Kind.PURGE, TEN + 3).build());
    assertThat(run("review", "list", "--to", "2026-01-05")).isEqualTo(ExitCode.FINDINGS);
    assertThat(taken()).isEqualTo("2026-01-05\tgrown\t3\trefused-read=1 gap=1 purge=1\n");
  }

  @Test
  void review_isARecordWhoseNoteCanBeErased() throws Exception {
    write(Fact.of(Kind.HOLD, TEN).build());

    done("follow-up", "--note", "call bob");

    StoredRecord review = log().of(LogFile.APP, Kind.REVIEW).get(0);
    assertThat(review.members())
        .containsEntry("day", "2026-01-05")
        .containsEntry("items", 1L)
        .containsEntry("disposition", "follow-up")
        .doesNotContainKey("subject");
    assertThat(new String(review.leaf(), StandardCharsets.UTF_8)).doesNotContain("call bob");
    assertThat(review.personal().toString())
        .contains("note=call bob", "user=" + System.getProperty("user.name"));
  }

  @Test
  void review_ofEachItem_closesTheDayToo() throws Exception {
    write(Fact.of(Kind.HOLD, TEN).build(), Fact.of(Kind.RELEASE, TEN + 1).build());

    done("accepted", "--item", "0");
    run("review", "list", "--to", "2026-01-05");
    assertThat(taken()).startsWith("2026-01-05\topen\t2");

    done("accepted", "--item", "1");
    run("review", "list", "--to", "2026-01-05");
    assertThat(taken()).startsWith("2026-01-05\tsettled\t2");
  }

  @Test
  void review_ofWhatIsNoItem_isRefused() throws Exception {
    write(Fact.of(Kind.HOLD, TEN).build());

    assertThat(done("accepted", "--item", "7")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(done("fine")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(done("accepted", "--note", "x".repeat(4_001))).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run("review")).isEqualTo(ExitCode.WRONG_USE);

    assertThat(log().of(LogFile.APP, Kind.REVIEW)).isEmpty();
  }

  @Test
  void reading_isItselfRecorded() throws Exception {
    write(Fact.of(Kind.HOLD, TEN).build());

    run("review", "list");
    run("review", "show", "--day", "2026-01-05");

    assertThat(log().of(LogFile.APP, Kind.AUDIT_READ))
        .hasSize(2)
        .allSatisfy(read -> assertThat(read.members()).containsEntry("format", "review"));
  }

  @Test
  void hygiene_isAPolicyThatComesAlong() throws Exception {
    write(Fact.of(Kind.STREAM_OPEN, TEN).put("tracking", "cookie url").build());

    assertThat(run("report", "hygiene")).isEqualTo(ExitCode.FINDINGS);

    assertThat(taken()).contains("ids may travel in addresses");
    assertThat(err.toString()).contains("0 rules pass, 1 fail, 6 are not evaluable");
  }

  @Test
  void order_isARecordThatSaysWhoGaveIt() throws Exception {
    write(Fact.of(Kind.HOLD, TEN).build());

    assertThat(run("order", "end-session", "--session", "t-1")).isEqualTo(ExitCode.FINE);
    assertThat(run("order", "end-user", "--user", "ada"))
        .as("without the key")
        .isEqualTo(ExitCode.WRONG_USE);
    assertThat(run("order", "lock", "--user", "ada", "--minutes", "0"))
        .isEqualTo(ExitCode.WRONG_USE);
    assertThat(run("order")).isEqualTo(ExitCode.WRONG_USE);

    StoredRecord order = log().of(LogFile.APP, Kind.ORDER).get(0);
    assertThat(order.members()).containsEntry("session", "t-1").containsEntry("via", "cli");
    assertThat(order.personal().toString()).contains("by=" + System.getProperty("user.name"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "json", "csv"})
  void policy_thatFails_saysSoAndIsRecorded(String format) throws Exception {
    write(
        Fact.of(Kind.AUDIT_READ, TEN)
            .put("outcome", "refused")
            .put("via", "http")
            .put("rows", 0)
            .put("ms", 1)
            .user("eve")
            .build());
    Path rules = Files.writeString(directory.resolve("rules"), "reads = audit-reads\n");

    int code = run("report", "policy", "--policy", rules.toString(), "--format", format);

    assertThat(code).isEqualTo(ExitCode.FINDINGS);
    assertThat(taken()).contains("audit-read was refused").contains("eve");
    assertThat(err.toString()).contains("0 rules pass, 1 fail, 0 are not evaluable");
    assertThat(log().of(LogFile.APP, Kind.AUDIT_READ))
        .last()
        .satisfies(
            read ->
                assertThat(read.members())
                    .containsEntry("format", "policy." + format)
                    .containsEntry("outcome", "success"));
  }

  @Test
  void policy_withMistakes_readsNothing() throws Exception {
    write(Fact.of(Kind.HOLD, TEN).build());
    Path rules = Files.writeString(directory.resolve("rules"), "a = b\n\nc = d\n");

    assertThat(run("report", "policy", "--policy", rules.toString())).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run("report", "policy", "--policy", "gone")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run("report")).isEqualTo(ExitCode.WRONG_USE);

    assertThat(err.toString()).contains("TRK-0430", "line 1: ", "line 3: ", "TRK-0431");
    assertThat(log().of(LogFile.APP, Kind.AUDIT_READ)).isEmpty();
  }

  private int done(String disposition, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of("review", "done", "--day", "2026-01-05", "--disposition", disposition));
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new));
  }

  private int run(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    if (words.length > 1) {
      all.addAll(List.of("--jdbc-url", log().url()));
    }
    return TrackerCli.run(out, new PrintWriter(err, true), all.toArray(String[]::new));
  }

  private String taken() {
    String text = out.toString(StandardCharsets.UTF_8);
    out.reset();
    return text;
  }

  private LogFile log() {
    return new LogFile(directory.resolve("trail"), null, null);
  }

  /** Stores facts as a stream of their own. */
  private void write(Fact... facts) throws Exception {
    DatabaseConfig config = new DatabaseConfig(null, log().url(), null, null);
    RecordEncoder encoder = new RecordEncoder("n1/" + ++written, LogFile.KEY, new RandomIds());
    List<StoredRecord> records = new ArrayList<>();
    for (Fact fact : facts) {
      records.add(encoder.encode(fact, records.size() + 1L, 0));
    }
    try (JpaStorage storage =
        JpaStorage.open(config, new JpaStorage.Log(LogFile.APP, LogFile.KEY))) {
      storage.store().append(records);
    }
  }
}
