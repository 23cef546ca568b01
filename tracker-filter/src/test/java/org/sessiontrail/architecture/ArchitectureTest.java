package org.sessiontrail.architecture;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArchitectureTest {
  private static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          entry("record", Set.of()),
          entry("config", Set.of("record", "config.detect", "config.respond")),
          entry("config.detect", Set.of()),
          entry("config.respond", Set.of("config.detect")),
          entry("alert", Set.of()),
          entry("privacy", Set.of("record", "config", "consent")),
          entry("consent", Set.of("record", "config")),
          entry("spool", Set.of("record", "config", "spool.segment", "spool.running")),
          entry("spool.running", Set.of("record")),
          entry("support", Set.of("record")),
          entry("spool.segment", Set.of("record")),
          entry(
              "runtime",
              Set.of(
                  "record",
                  "config",
                  "consent",
                  "privacy",
                  "spool",
                  "javax.management",
                  "catalogue")),
          entry("capture.challenge", Set.of("record", "config", "config.respond", "privacy")),
          entry(
              "capture",
              Set.of(
                  "record",
                  "config",
                  "privacy",
                  "consent",
                  "spool",
                  "spool.running",
                  "runtime",
                  "capture.challenge",
                  "capture.guard",
                  "person",
                  "person.recommend",
                  "support")),
          entry("person.recommend", Set.of()),
          entry("person", Set.of("record", "consent", "person.recommend")),
          entry(
              "capture.servlet.challenge",
              Set.of("capture", "capture.challenge", "capture.guard", "jakarta.servlet")),
          entry("capture.guard", Set.of("record", "config", "config.detect", "privacy")),
          entry("capture.servlet.declared", Set.of("config", "jakarta.servlet")),
          entry(
              "capture.servlet",
              Set.of(
                  "record",
                  "config",
                  "consent",
                  "runtime",
                  "capture",
                  "capture.browser",
                  "capture.servlet.challenge",
                  "capture.servlet.declared",
                  "jakarta.servlet")),
          entry(
              "capture.browser",
              Set.of(
                  "record",
                  "config",
                  "privacy",
                  "consent",
                  "runtime",
                  "capture",
                  "jakarta.servlet")),
          entry(
              "capture.cdi",
              Set.of(
                  "record",
                  "alert",
                  "runtime",
                  "capture",
                  "capture.challenge",
                  "config",
                  "consent",
                  "person",
                  "person.recommend",
                  "jakarta.enterprise",
                  "jakarta.interceptor",
                  "jakarta.inject",
                  "jakarta.annotation",
                  "jakarta.servlet")),
          entry(
              "capture.jpa",
              Set.of(
                  "record",
                  "config",
                  "capture",
                  "capture.cdi",
                  "jakarta.persistence",
                  "jakarta.transaction")),
          entry(
              "capture.hibernate",
              Set.of("capture", "capture.jpa", "jakarta.persistence", "org.hibernate")),
          entry(
              "microprofile",
              Set.of(
                  "config",
                  "spool",
                  "runtime",
                  "jakarta.enterprise",
                  "jakarta.servlet",
                  "org.eclipse.microprofile.health")),
          entry("catalogue", Set.of("record", "config")));

  private static final JavaClasses CLASSES = ArchitectureRules.ownClasses();

  @Test
  void packages_doNotReachThemselvesThroughOthers() {
    ArchitectureRules.noCycles().check(CLASSES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "record",
        "config",
        "privacy",
        "consent",
        "spool",
        "spool.segment",
        "spool.running",
        "support",
        "runtime",
        "capture",
        "capture.servlet",
        "capture.browser",
        "capture.cdi",
        "person",
        "person.recommend",
        "capture.jpa",
        "capture.hibernate",
        "microprofile"
      })
  void package_importsOnlyUpstream(String name) {
    ArchitectureRules.imports(name, ALLOWED.getOrDefault(name, Set.of())).check(CLASSES);
  }

  @Test
  void everyPackage_isStatedHere() {
    assertThat(ArchitectureRules.unstated(CLASSES, ALLOWED)).isEmpty();
  }

  /** The values of a record and their one binary form belong together: 24 small types. */
  @Test
  void everyPackage_staysSmall() {
    // each group of keys with rules of its own is read by a type of its own
    Map<String, Integer> most =
        Map.of("org.sessiontrail.record", 24, "org.sessiontrail.config", 20);
    assertThat(ArchitectureRules.overfull(CLASSES, most)).isEmpty();
  }

  @Test
  void everyPackage_isNullMarked() {
    assertThat(ArchitectureRules.notNullMarked(CLASSES)).isEmpty();
  }

  /** But for the table of all keys, which grows by a few lines with each. */
  @Test
  void sources_stayWithinTheirBudgets() throws IOException {
    assertThat(SourceBudget.exceeded(Path.of("src/main/java")))
        .filteredOn(line -> !line.startsWith("ConfigKey.java ConfigKey has "))
        .isEmpty();
  }
}
