package org.sessiontrail.ledger.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sessiontrail.ledger.evidence.AnchorNote;
import org.sessiontrail.ledger.evidence.EvidenceException;
import org.sessiontrail.ledger.evidence.Finding;
import org.sessiontrail.ledger.evidence.FindingCode;
import org.sessiontrail.ledger.evidence.VerifierSettings;
import org.sessiontrail.ledger.tree.Hash;
import org.sessiontrail.ledger.tree.ProofCheck;
import org.sessiontrail.ledger.verify.Verification;
import org.sessiontrail.ledger.verify.VerificationReport;

/** Our verifier on a log that another program wrote, untouched and tampered with. */
class ForeignLogTest {
  /** Three levels of tiles, the last of each but the highest partial. */
  private static final int SIZE = 70_000;

  private static final int[] OLDER = {1, 2, 5, 256, 257, 300, 65_536, 69_999, 70_000};

  @TempDir static Path written;
  @TempDir Path dir;

  private static ForeignLog log = new ForeignLog(Path.of("none"));

  @BeforeAll
  static void write() throws Exception {
    log = ForeignLog.write(written.resolve("log"), SIZE, OLDER);
  }

  private record Case(String name, FindingCode code, Change change) {
    @Override
    public String toString() {
      return name;
    }
  }

  @FunctionalInterface
  private interface Change {
    void of(Path log) throws IOException;
  }

  @Test
  void verify_ofAnotherProductsLog_findsNothing() throws Exception {
    List<AnchorNote> anchors = new ArrayList<>();
    for (int size : OLDER) {
      anchors.add(log.anchor(size));
    }

    VerificationReport report = verify(log.directory(), anchors);

    assertThat(report.isSound()).describedAs(report.findings().toString()).isTrue();
    assertThat(report.signed()).isEqualTo(SIZE);
    assertThat(report.anchors()).isEqualTo(OLDER.length);
    assertThat(report.unchecked()).anyMatch(text -> text.contains("another product's"));
  }

  @Test
  void verify_ofItsHashesAlone_findsNothing() throws Exception {
    Path hashes = copy(file -> !file.startsWith("tile/entries"));

    VerificationReport report = verify(hashes, List.of(log.anchor(300)));

    assertThat(report.isSound()).describedAs(report.findings().toString()).isTrue();
    assertThat(report.unchecked()).anyMatch(text -> text.contains("only their hashes"));
  }

  static Stream<Case> manipulations() {
    return Stream.of(
        new Case("entry changed", FindingCode.V07, flip("tile/entries/003", 40)),
        new Case("entry of the last file changed", FindingCode.V07, flip(last("entries"), 9)),
        new Case("entries cut off", FindingCode.V04, cut("tile/entries/000")),
        new Case("tile changed", FindingCode.V07, flip("tile/0/100", 40)),
        new Case("another root", FindingCode.V01, root("AAAA")),
        new Case("an older checkpoint", FindingCode.V06, older(300)));
  }

  @ParameterizedTest
  @MethodSource("manipulations")
  void verify_ofATamperedLog_findsIt(Case manipulation) throws Exception {
    Path tampered = copy(file -> true);
    manipulation.change().of(tampered);

    VerificationReport report = verify(tampered, List.of(log.anchor(69_999)));

    assertThat(report.isSound()).isFalse();
    assertThat(report.findings()).extracting(Finding::code).contains(manipulation.code());
  }

  @Test
  void verify_withTheKeyOfAnother_doesNotBelieveIt() throws Exception {
    ForeignLog other = ForeignLog.write(dir.resolve("other"), 5, 5);

    VerificationReport report =
        Verification.of(
            new TlogDirectory(log.directory()), VerifierSettings.none().with(other.policy()));

    assertThat(report.findings()).extracting(Finding::code).contains(FindingCode.V01);
  }

  @Test
  void verify_withAnAnchorOfAnotherHistory_findsTheFork() throws Exception {
    VerificationReport report = verify(log.directory(), List.of(log.fork(300)));

    assertThat(report.findings()).extracting(Finding::code).containsExactly(FindingCode.V06);
  }

  @Test
  void proofs_ofAnotherProduct_hold() throws Exception {
    for (int size : Arrays.copyOf(OLDER, OLDER.length - 1)) {
      int index = size / 3;
      List<Hash> proof = log.proof(size, index);
      List<Hash> path = new ArrayList<>(proof.subList(1, proof.size()));
      Hash root = log.checkpoint(size).root();

      assertThat(ProofCheck.includes(proof.get(0), index, size, path, root)).isTrue();
      assertThat(ProofCheck.includes(root, index, size, path, root)).isEqualTo(size == 1);
    }
  }

  @Test
  void open_ofADirectoryWithoutACheckpoint_isRefused() throws Exception {
    Path none = copy(file -> !file.equals("checkpoint"));

    assertThatThrownBy(() -> new TlogDirectory(none))
        .isInstanceOf(EvidenceException.class)
        .hasMessageContaining("no checkpoint");
  }

  private static VerificationReport verify(Path directory, List<AnchorNote> anchors)
      throws Exception {
    try (TlogDirectory evidence = new TlogDirectory(directory)) {
      return Verification.of(evidence, VerifierSettings.none().with(log.policy()).with(anchors));
    }
  }

  private static String last(String level) {
    return "tile/" + level + "/273.p/112";
  }

  private static Change flip(String file, int at) {
    return log -> {
      byte[] bytes = Files.readAllBytes(log.resolve(file));
      bytes[at] ^= 1;
      Files.write(log.resolve(file), bytes);
    };
  }

  private static Change cut(String file) {
    return log -> {
      byte[] bytes = Files.readAllBytes(log.resolve(file));
      Files.write(log.resolve(file), Arrays.copyOf(bytes, bytes.length - 5));
    };
  }

  private static Change root(String begin) {
    return log -> {
      Path file = log.resolve("checkpoint");
      Files.writeString(
          file, Files.readString(file).replaceFirst("\n70000\n....", "\n70000\n" + begin));
    };
  }

  private static Change older(int size) {
    return log ->
        Files.writeString(
            log.resolve("checkpoint"), Files.readString(log.resolve("older/" + size)));
  }

  private Path copy(Predicate<String> kept) throws IOException {
    Path to = dir.resolve("copy");
    try (Stream<Path> files = Files.walk(log.directory())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path name = log.directory().relativize(file);
        if (kept.test(name.toString())) {
          Path copied = to.resolve(name);
          Files.createDirectories(copied.getParent());
          Files.copy(file, copied);
        }
      }
    }
    return to;
  }
}
