package org.sessiontrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.ledger.note.SignedNote;
import org.sessiontrail.ledger.source.ForeignLog;
import org.sessiontrail.ledger.verify.ShopLog;
import org.sessiontrail.ledger.verify.TamperedDatabase;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.jpa.JpaStorage;

class VerifyCommandTest {
  @TempDir Path dir;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter err = new StringWriter();
  private TamperedDatabase database = TamperedDatabase.h2(Path.of("none"));
  private ShopLog shop = ShopLog.of(1);

  @BeforeEach
  void writeLog() throws Exception {
    shop = ShopLog.of(400);
    database = TamperedDatabase.h2(dir.resolve("trail"));
    try (JpaStorage storage = database.open()) {
      shop.write(storage);
    }
  }

  @Test
  void verify_ofTheDatabase_isItselfRecorded() throws Exception {
    assertThat(live("verify")).describedAs(said()).isEqualTo(ExitCode.FINE);

    assertThat(said()).contains("NOTHING FOUND", "own word", "not checked");
    List<StoredRecord> records = new ArrayList<>();
    try (JpaStorage storage = database.open()) {
      storage
          .reader()
          .read(
              TrailQuery.all().ofKinds(Set.of(Kind.VERIFICATION)),
              record -> records.add(record.stored()));
    }
    assertThat(records).hasSize(1);
    assertThat(records.get(0).members())
        .containsEntry("outcome", "success")
        .containsEntry("size", (long) shop.records().size())
        .containsEntry("via", "cli")
        .containsEntry("findings", "");
  }

  @Test
  void verify_ofATamperedDatabase_hasFindingsAsJson() throws Exception {
    database.sql("update ledger_entry set status = 418 where idx = 77 and status is not null");
    database.sql("delete from ledger_entry where idx = 80");

    assertThat(live("verify", "--format", "json")).isEqualTo(ExitCode.FINDINGS);

    Map<String, Object> report =
        CanonicalJson.object(said().strip().getBytes(StandardCharsets.UTF_8));
    assertThat(report).containsEntry("sound", false).containsEntry("selfAsserted", true);
    assertThat(String.valueOf(report.get("totals"))).contains("V04=1");
  }

  @Test
  void verify_ofAnExportedBundle_withPolicyAndAnchor() throws Exception {
    Path bundle = dir.resolve("evidence.zip");
    Path policy = Files.writeString(dir.resolve("policy.txt"), ShopLog.policy().toString());
    SignedNote newest = shop.notes().get(shop.notes().size() - 1);
    Path anchor = Files.writeString(dir.resolve("anchor"), "# checkpoint\n" + newest + "# end\n");

    assertThat(live("export", "--format", "bundle", "--out", bundle.toString()))
        .describedAs(err.toString())
        .isEqualTo(ExitCode.FINE);
    int code =
        run(
            "verify",
            bundle.toString(),
            "--policy",
            policy.toString(),
            "--anchor",
            anchor.toString());

    assertThat(code).describedAs(said()).isEqualTo(ExitCode.FINE);
    assertThat(said()).contains("anchors     1 hold: anchor", "keys        as given");
    byte[] bytes = Files.readAllBytes(bundle);
    bytes[bytes.length / 2] ^= 1;
    Files.write(bundle, bytes);
    assertThat(run("verify", bundle.toString())).isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void verify_ofAnotherProductsLog_withItsPolicyAndAnAnchor() throws Exception {
    Path log = ForeignLog.write(dir.resolve("foreign"), 700, 300).directory();
    String policy = log.resolve("policy").toString();
    String anchor = log.resolve("older/300").toString();

    int code = run("verify", log.toString(), "--policy", policy, "--anchor", anchor);

    assertThat(code).describedAs(said()).isEqualTo(ExitCode.FINE);
    assertThat(said()).contains("anchors     1 hold: 300", "another product's");
    Path entries = log.resolve("tile/entries/001");
    byte[] bytes = Files.readAllBytes(entries);
    bytes[50] ^= 1;
    Files.write(entries, bytes);
    assertThat(run("verify", log.toString(), "--policy", policy)).isEqualTo(ExitCode.FINDINGS);
    assertThat(said()).contains("V07");
  }

  @Test
  void verify_ofWhatIsNoEvidence_isWrongUse() throws Exception {
    assertThat(run("verify", dir.resolve("nothing").toString())).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run("verify", dir.toString(), "--policy", dir.toString()))
        .isEqualTo(ExitCode.WRONG_USE);
    assertThat(live("export", "--format", "bundle")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(err.toString()).contains("--out evidence.zip");
  }

  private int live(String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(
        List.of(
            "--jdbc-url",
            database.config().jdbcUrl(),
            "--jdbc-user",
            "sa",
            "--jdbc-password",
            "sa"));
    return run(all.toArray(new String[0]));
  }

  private int run(String... command) {
    return TrackerCli.run(out, new PrintWriter(err, true), command);
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
