package org.sessiontrail.report.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.ledger.note.VerifierKey;
import org.sessiontrail.ledger.verify.ShopLog;
import org.sessiontrail.ledger.verify.TamperedDatabase;
import org.sessiontrail.report.AuditReport;
import org.sessiontrail.report.NpmPackage;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.jpa.JpaStorage;

/**
 * A verifier that others wrote accepts our proofs, and refuses them once a byte was changed: the
 * npm package {@code @sigstore/verify}, run with node.
 */
class ForeignToolTest {
  private static final NpmPackage VERIFIER = new NpmPackage("@sigstore/verify", "2.1.1");

  @TempDir Path dir;

  @Test
  void proofs_ofASession_areAcceptedByAForeignVerifier() throws Exception {
    Path modules = VERIFIER.modules();
    Path bundle = bundle();

    String said = check(modules, bundle);

    assertThat(said).startsWith("held ");
    assertThat(Integer.parseInt(said.strip().substring(5))).isGreaterThan(10);
  }

  @Test
  void proofs_ofAChangedRecord_areRefusedByAForeignVerifier() throws Exception {
    Path modules = VERIFIER.modules();
    Path bundle = bundle();
    Path entries = bundle.resolve(EntryFiles.ENTRIES);
    Files.writeString(entries, Files.readString(entries).replaceFirst("\"v\":1", "\"v\":2"));

    assertThat(check(modules, bundle)).contains("calculated root hash does not match");
  }

  private Path bundle() throws Exception {
    ShopLog shop = ShopLog.of(900);
    Path bundle = dir.resolve("bundle");
    try (JpaStorage storage = TamperedDatabase.h2(dir.resolve("trail")).open()) {
      shop.write(storage);
      TrailQuery query = TrailQuery.all().ofSession(shop.records().get(400).text("sid"));
      new BundleWriter(
              storage.ledger(),
              new BundleWriter.Source(storage.reader(), ShopLog.policy(), "test", shop.now()))
          .write(
              BundleSelection.of(query, Map.of()),
              new DirectorySink(bundle),
              AuditReport.Progress.NONE);
    }
    return bundle;
  }

  private static String check(Path modules, Path bundle) throws Exception {
    VerifierKey key = ShopLog.policy().logs().get(0);
    byte[] typed = Base64.getDecoder().decode(key.toString().split("\\+", 3)[2]);
    String raw = HexFormat.of().formatHex(typed, 1, typed.length);
    byte[] spki = HexFormat.of().parseHex("302a300506032b6570032100" + raw);
    return NpmPackage.node(
        "check-proofs.cjs", modules, bundle, Base64.getEncoder().encodeToString(spki));
  }
}
