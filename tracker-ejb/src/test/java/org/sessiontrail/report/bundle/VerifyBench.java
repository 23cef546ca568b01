package org.sessiontrail.report.bundle;

import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sessiontrail.ledger.evidence.Evidence;
import org.sessiontrail.ledger.evidence.VerifierSettings;
import org.sessiontrail.ledger.source.DatabaseEvidence;
import org.sessiontrail.ledger.verify.MemoryEvidence;
import org.sessiontrail.ledger.verify.ShopLog;
import org.sessiontrail.ledger.verify.TamperedDatabase;
import org.sessiontrail.ledger.verify.Verification;
import org.sessiontrail.ledger.verify.VerificationReport;
import org.sessiontrail.report.AuditReport;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.jpa.JpaStorage;

/**
 * How fast a log of the shop is exported and verified. Not a test: run its {@code main} with {@code
 * write RECORDS DIRECTORY}, then with {@code verify DIRECTORY} in as small a heap as it should
 * need.
 */
final class VerifyBench {
  private VerifyBench() {}

  public static void main(String[] args) throws Exception {
    if (args[0].equals("chain")) {
      chain(Integer.parseInt(args[1]));
    } else if (args[0].equals("write")) {
      write(Integer.parseInt(args[1]), Path.of(args[2]));
    } else {
      verify(Path.of(args[1]));
    }
    System.exit(0);
  }

  private static void write(int records, Path directory) throws Exception {
    Files.createDirectories(directory);
    ShopLog shop = ShopLog.of(records);
    TamperedDatabase database = TamperedDatabase.h2(directory.resolve("trail"));
    try (JpaStorage storage = database.open()) {
      long start = cpu();
      shop.write(storage);
      print("append to H2 with the tree, signing included", shop.records().size(), start);
      for (int round = 0; round < 2; round++) {
        start = cpu();
        try (Evidence evidence = new DatabaseEvidence(storage.ledger())) {
          print("verify H2", Verification.of(evidence, VerifierSettings.none()), start);
        }
      }
      start = cpu();
      try (OutputStream out = Files.newOutputStream(directory.resolve("bundle.zip"))) {
        new BundleWriter(
                storage.ledger(),
                new BundleWriter.Source(storage.reader(), ShopLog.policy(), "bench", shop.now()))
            .write(
                BundleSelection.of(TrailQuery.all(), Map.of()),
                new ZipSink(out, directory),
                AuditReport.Progress.NONE);
      }
      print("write a bundle from H2", shop.records().size(), start);
    }
  }

  /** Hashing and all rules over records in memory: CPU time of the thread, few checkpoints. */
  private static void chain(int records) throws Exception {
    ShopLog shop = ShopLog.of(records);
    shop.cuts().subList(0, shop.cuts().size() - 1).clear();
    Evidence evidence = new MemoryEvidence(shop);
    for (int round = 0; round < 12; round++) {
      long start = cpu();
      VerificationReport report = Verification.of(evidence, VerifierSettings.none());
      double seconds = (cpu() - start) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "all rules: %,d records in %.2f s of CPU, %,.0f/s, sound %b%n",
          report.records(),
          seconds,
          report.records() / seconds,
          report.isSound());
    }
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void verify(Path directory) throws Exception {
    for (int round = 0; round < 4; round++) {
      long start = cpu();
      try (Evidence evidence = BundleEvidence.open(directory.resolve("bundle.zip"))) {
        VerificationReport report = Verification.of(evidence, VerifierSettings.none());
        print("verify the bundle", report, start);
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        System.out.printf(Locale.ROOT, "  heap in use %,d KiB%n", used / 1024);
      }
    }
  }

  private static void print(String what, VerificationReport report, long start) {
    print(what + " (" + report.checkpoints() + " checkpoints)", report.records(), start);
    if (!report.isSound()) {
      System.out.println("  FOUND " + List.copyOf(report.findings()));
    }
  }

  private static void print(String what, long records, long start) {
    double seconds = (cpu() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%s: %,d records in %.1f s of CPU, %,.0f/s%n",
        what,
        records,
        seconds,
        records / seconds);
  }
}
