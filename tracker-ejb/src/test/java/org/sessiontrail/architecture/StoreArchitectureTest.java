package org.sessiontrail.architecture;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the lower half of the package table in docs/architecture.md. */
final class StoreArchitectureTest {
  private static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          entry("ledger.tree", Set.of()),
          entry("ledger.note", Set.of("ledger.tree")),
          entry("store", Set.of("record", "spool", "runtime", "ledger.tree", "ledger.note")),
          entry(
              "store.ledger",
              Set.of("store", "store.nodes", "ledger.tree", "ledger.note", "jakarta.persistence")),
          entry("ledger.anchor", Set.of("record", "ledger.note", "jakarta.mail")),
          entry("ledger.seal", Set.of("store", "ledger.tree", "ledger.note")),
          entry("store.schema", Set.of("store")),
          entry("store.jdbc", Set.of("config", "store", "store.schema")),
          entry(
              "store.jpa",
              Set.of(
                  "record",
                  "config",
                  "runtime",
                  "store",
                  "store.jdbc",
                  "store.nodes",
                  "store.ledger",
                  "store.retention",
                  "ledger.tree",
                  "ledger.note",
                  "jakarta.persistence")),
          entry("retention", Set.of("record", "config", "store", "store.nodes")),
          entry(
              "store.retention",
              Set.of(
                  "record",
                  "config",
                  "retention",
                  "store",
                  "store.nodes",
                  "ledger.tree",
                  "jakarta.persistence")),
          entry("store.nodes", Set.of("record", "store", "jakarta.persistence")),
          entry(
              "engine",
              Set.of(
                  "record",
                  "config",
                  "spool",
                  "runtime",
                  "store",
                  "store.jdbc",
                  "store.jpa",
                  "store.nodes",
                  "store.retention",
                  "retention",
                  "ledger.note",
                  "ledger.seal",
                  "ledger.anchor")),
          entry("ejb", Set.of("runtime", "engine", "jakarta.ejb", "jakarta.annotation")),
          entry("report", Set.of("record", "store", "ledger.tree")),
          entry(
              "report.subject",
              Set.of(
                  "record",
                  "config",
                  "store",
                  "retention",
                  "ledger.tree",
                  "ledger.note",
                  "report")),
          entry(
              "console",
              Set.of(
                  "record",
                  "config",
                  "spool",
                  "runtime",
                  "store",
                  "report",
                  "jakarta.servlet",
                  "report.format")),
          entry(
              "cli",
              Set.of(
                  "record",
                  "config",
                  "store",
                  "store.jpa",
                  "store.retention",
                  "retention",
                  "report",
                  "report.format",
                  "report.subject",
                  "picocli")),
          entry("report.interchange", Set.of("record", "config", "report")),
          entry("report.interchange.syslog", Set.of("record", "report", "report.interchange")),
          entry(
              "report.format",
              Set.of(
                  "record",
                  "store",
                  "report",
                  "de.siegmar.fastcsv",
                  "org.dhatim.fastexcel",
                  "report.interchange",
                  "report.interchange.syslog",
                  "report.pdf")),
          entry(
              "report.pdf",
              Set.of(
                  "record",
                  "store",
                  "report",
                  "org.apache.pdfbox",
                  "org.apache.fontbox",
                  "org.apache.xmpbox")));

  private static final JavaClasses CLASSES = ArchitectureRules.ownClasses();

  static Stream<String> packages() {
    return ALLOWED.keySet().stream().sorted();
  }

  @Test
  void packages_doNotReachThemselvesThroughOthers() {
    ArchitectureRules.noCycles().check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("packages")
  void package_importsOnlyUpstream(String name) {
    ArchitectureRules.imports(name, ALLOWED.getOrDefault(name, Set.of())).check(CLASSES);
  }

  @Test
  void everyPackage_isStatedHere() {
    assertThat(ArchitectureRules.unstated(CLASSES, ALLOWED)).isEmpty();
  }

  @Test
  void everyPackage_staysSmall() {
    assertThat(ArchitectureRules.overfull(CLASSES, Map.of())).isEmpty();
  }

  @Test
  void everyPackage_isNullMarked() {
    assertThat(ArchitectureRules.notNullMarked(CLASSES)).isEmpty();
  }

  @Test
  void sources_stayWithinTheirBudgets() throws IOException {
    assertThat(SourceBudget.exceeded(Path.of("src/main/java"))).isEmpty();
  }
}
