package org.sessiontrail.report.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.ledger.note.VerifierKey;
import org.sessiontrail.ledger.verify.ShopLog;
import org.sessiontrail.ledger.verify.TamperedDatabase;
import org.sessiontrail.report.AuditReport;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.jpa.JpaStorage;

/**
 * A verifier that others wrote accepts our proofs, and refuses them once a byte was changed: the
 * npm package {@value #PACKAGE}, run with node. It is fetched into {@code target} once; without
 * node, or without a registry the first time, the tests are skipped and say so.
 */
class ForeignToolTest {
  private static final String PACKAGE = "@sigstore/verify@2.1.1";
  private static final Path HOME = Path.of("target", "foreign").toAbsolutePath();
  private static final Path MODULES = HOME.resolve("node_modules");

  @TempDir Path dir;

  @Test
  void proofs_ofASession_areAcceptedByAForeignVerifier() throws Exception {
    fetched();
    Path bundle = bundle();

    String said = check(bundle);

    assertThat(said).startsWith("held ");
    assertThat(Integer.parseInt(said.strip().substring(5))).isGreaterThan(10);
  }

  @Test
  void proofs_ofAChangedRecord_areRefusedByAForeignVerifier() throws Exception {
    fetched();
    Path bundle = bundle();
    Path entries = bundle.resolve(EntryFiles.ENTRIES);
    Files.writeString(entries, Files.readString(entries).replaceFirst("\"v\":1", "\"v\":2"));

    assertThat(check(bundle)).contains("calculated root hash does not match");
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

  private static String check(Path bundle) throws Exception {
    VerifierKey key = ShopLog.policy().logs().get(0);
    byte[] typed = Base64.getDecoder().decode(key.toString().split("\\+", 3)[2]);
    String raw = HexFormat.of().formatHex(typed, 1, typed.length);
    byte[] spki = HexFormat.of().parseHex("302a300506032b6570032100" + raw);
    return run(
        "node",
        Path.of("src/test/resources/foreign/check-proofs.cjs").toAbsolutePath().toString(),
        MODULES.toString(),
        bundle.toString(),
        Base64.getEncoder().encodeToString(spki));
  }

  private static void fetched() throws Exception {
    if (Files.isDirectory(MODULES.resolve("@sigstore"))) {
      return;
    }
    String said;
    try {
      Files.createDirectories(HOME);
      said =
          run(
              "npm",
              "install",
              "--silent",
              "--no-audit",
              "--no-fund",
              "--prefix",
              HOME.toString(),
              PACKAGE);
    } catch (IOException e) {
      said = e.toString();
    }
    boolean isThere = Files.isDirectory(MODULES.resolve("@sigstore"));
    if (!isThere) {
      System.err.println("SKIPPED: no foreign verifier, " + PACKAGE + " can't be had: " + said);
    }
    assumeTrue(isThere, PACKAGE + " can't be had: " + said);
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(new ArrayList<>(List.of(command))).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    return said;
  }
}
