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
          entry("ledger.evidence", Set.of("ledger.tree", "ledger.note")),
          entry(
              "ledger.verify",
              Set.of("record", "ledger.tree", "ledger.note", "ledger.anchor", "ledger.evidence")),
          entry("ledger.source", Set.of("store", "ledger.tree", "ledger.note", "ledger.evidence")),
          entry(
              "report.bundle",
              Set.of("record", "store", "report", "ledger.tree", "ledger.note", "ledger.evidence")),
          entry("store", Set.of("record", "spool", "runtime", "ledger.tree", "ledger.note")),
          entry(
              "store.ledger",
              Set.of("store", "store.nodes", "ledger.tree", "ledger.note", "jakarta.persistence")),
          entry("syslog", Set.of()),
          entry(
              "ledger.anchor", Set.of("record", "store", "ledger.note", "syslog", "jakarta.mail")),
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
                  "ledger.tree",
                  "ledger.note",
                  "jakarta.persistence",
                  "store.retention",
                  "store.keys",
                  "store.visit",
                  "store.detect",
                  "respond",
                  "store.respond",
                  "store.insight",
                  "insight.question",
                  "insight.segment",
                  "detect",
                  "visit")),
          entry("enrich.data", Set.of()),
          entry("enrich.agent", Set.of("enrich.data")),
          entry("enrich.source", Set.of("enrich.data")),
          entry("enrich.content", Set.of()),
          entry("enrich.place", Set.of("config", "com.maxmind.db")),
          entry(
              "enrich",
              Set.of("record", "enrich.agent", "enrich.source", "enrich.content", "enrich.place")),
          entry(
              "visit",
              Set.of(
                  "record",
                  "config",
                  "store",
                  "visit.deed",
                  "enrich",
                  "enrich.content",
                  "enrich.place",
                  "enrich.source")),
          entry("visit.deed", Set.of("record")),
          entry(
              "detect",
              Set.of(
                  "record",
                  "config",
                  "config.detect",
                  "capture.guard",
                  "store",
                  "enrich.agent",
                  "enrich.place")),
          entry(
              "detect.rule",
              Set.of(
                  "config.detect",
                  "privacy",
                  "detect",
                  "detect.rule.session",
                  "detect.rule.habit",
                  "enrich.agent",
                  "enrich.place")),
          entry("detect.rule.session", Set.of("config.detect", "detect", "enrich.agent")),
          entry("detect.rule.habit", Set.of("config.detect", "privacy", "detect")),
          entry("respond", Set.of("record", "alert", "config.detect", "config.respond", "store")),
          entry("respond.channel", Set.of("record", "alert", "respond", "syslog", "jakarta.mail")),
          entry("respond.order", Set.of("record", "config.respond", "capture.guard")),
          entry(
              "store.respond",
              Set.of("record", "store", "store.nodes", "respond", "jakarta.persistence")),
          entry(
              "store.detect",
              Set.of("record", "store", "store.nodes", "detect", "jakarta.persistence")),
          entry(
              "store.visit",
              Set.of(
                  "record",
                  "store",
                  "store.nodes",
                  "visit",
                  "visit.deed",
                  "enrich",
                  "enrich.agent",
                  "enrich.content",
                  "enrich.place",
                  "enrich.source",
                  "jakarta.persistence")),
          entry("insight.sql", Set.of()),
          entry("insight.segment", Set.of("config", "store", "insight.sql")),
          entry("insight.question", Set.of("store", "insight.sql", "insight.segment")),
          entry("insight.traffic", Set.of("insight.question", "insight.sql")),
          entry(
              "insight.visitor",
              Set.of("store", "insight.question", "insight.segment", "insight.sql")),
          entry("insight.origin", Set.of("insight.question")),
          entry("insight.page", Set.of("insight.question")),
          entry(
              "insight.funnel",
              Set.of("store", "insight.question", "insight.segment", "insight.sql")),
          entry(
              "insight.cohort",
              Set.of("store", "insight.question", "insight.segment", "insight.sql")),
          entry("insight.path", Set.of("insight.question", "insight.sql")),
          entry("insight.campaign", Set.of("insight.question", "insight.sql")),
          entry(
              "insight.commerce",
              Set.of("store", "insight.question", "insight.segment", "insight.sql")),
          entry("insight.content", Set.of("insight.question")),
          entry(
              "insight.feature",
              Set.of(
                  "store",
                  "insight.question",
                  "insight.segment",
                  "insight.sql",
                  "insight.statistic")),
          entry("insight.speed", Set.of("insight.question")),
          entry("insight.statistic", Set.of()),
          entry(
              "insight.trend",
              Set.of(
                  "store",
                  "insight.question",
                  "insight.segment",
                  "insight.sql",
                  "insight.statistic")),
          entry(
              "insight",
              Set.of(
                  "insight.question",
                  "insight.traffic",
                  "insight.visitor",
                  "insight.origin",
                  "insight.page",
                  "insight.path",
                  "insight.funnel",
                  "insight.cohort",
                  "insight.campaign",
                  "insight.commerce",
                  "insight.content",
                  "insight.feature",
                  "insight.speed",
                  "insight.trend")),
          entry(
              "store.insight",
              Set.of(
                  "store",
                  "store.nodes",
                  "insight.question",
                  "insight.segment",
                  "insight.sql",
                  "jakarta.persistence")),
          entry(
              "report.insight",
              Set.of(
                  "record",
                  "store",
                  "report",
                  "report.format",
                  "insight.question",
                  "insight.segment",
                  "de.siegmar.fastcsv")),
          entry("store.keys", Set.of("record", "config", "store", "jakarta.persistence")),
          entry("store.nodes", Set.of("record", "store", "store.jdbc", "jakarta.persistence")),
          entry(
              "engine",
              Set.of(
                  "record",
                  "alert",
                  "capture.guard",
                  "config.respond",
                  "respond",
                  "respond.channel",
                  "respond.order",
                  "store.respond",
                  "config",
                  "spool",
                  "runtime",
                  "store",
                  "store.jdbc",
                  "store.jpa",
                  "store.nodes",
                  "ledger.note",
                  "ledger.seal",
                  "ledger.anchor",
                  "ledger.evidence",
                  "ledger.source",
                  "ledger.verify",
                  "store.retention",
                  "insight.question",
                  "insight.segment",
                  "retention",
                  "enrich.place",
                  "config.detect",
                  "detect",
                  "detect.rule",
                  "visit")),
          entry("ejb", Set.of("runtime", "engine", "jakarta.ejb", "jakarta.annotation")),
          entry("report", Set.of("record", "store", "ledger.tree", "ledger.note")),
          entry(
              "console.http",
              Set.of(
                  "config",
                  "privacy",
                  "record",
                  "runtime",
                  "report",
                  "report.format",
                  "store",
                  "jakarta.servlet")),
          entry(
              "console.answer",
              Set.of(
                  "record",
                  "config.respond",
                  "respond.order",
                  "config",
                  "spool",
                  "runtime",
                  "store",
                  "report",
                  "jakarta.servlet",
                  "report.format",
                  "report.dispute",
                  "report.policy",
                  "report.insight",
                  "report.desk",
                  "report.session",
                  "insight",
                  "insight.question",
                  "insight.segment",
                  "detect",
                  "retention",
                  "review",
                  "console.http")),
          entry("console.html", Set.of("report")),
          entry("console.chart", Set.of("console.html", "insight.question")),
          entry(
              "console.frame",
              Set.of(
                  "config",
                  "spool",
                  "record",
                  "runtime",
                  "store",
                  "report",
                  "insight.question",
                  "insight.segment",
                  "jakarta.servlet",
                  "console.html",
                  "console.http")),
          entry(
              "console.insight",
              Set.of(
                  "record",
                  "store",
                  "report.insight",
                  "insight",
                  "insight.question",
                  "insight.segment",
                  "runtime",
                  "console.html",
                  "console.chart",
                  "console.http",
                  "console.frame")),
          entry(
              "console.session",
              Set.of(
                  "config",
                  "record",
                  "runtime",
                  "support",
                  "store",
                  "report.session",
                  "insight.question",
                  "console.html",
                  "console.http",
                  "console.frame",
                  "console.insight")),
          entry(
              "console.page",
              Set.of(
                  "record",
                  "config",
                  "config.detect",
                  "catalogue",
                  "spool",
                  "runtime",
                  "store",
                  "ledger.tree",
                  "ledger.note",
                  "report",
                  "report.format",
                  "insight.question",
                  "detect",
                  "retention",
                  "review",
                  "jakarta.servlet",
                  "console.html",
                  "console.chart",
                  "console.http",
                  "console.frame",
                  "console.insight",
                  "console.session")),
          entry("report.activity", Set.of("record", "store", "enrich.agent")),
          entry(
              "console.person",
              Set.of(
                  "record",
                  "config",
                  "spool",
                  "runtime",
                  "consent",
                  "capture",
                  "person",
                  "store",
                  "report",
                  "report.activity",
                  "jakarta.servlet",
                  "console.html",
                  "console.http")),
          entry(
              "console",
              Set.of(
                  "record",
                  "config",
                  "runtime",
                  "spool",
                  "report",
                  "report.format",
                  "report.notice",
                  "jakarta.servlet",
                  "console.http",
                  "console.answer",
                  "console.person",
                  "console.page",
                  "console.frame")),
          entry(
              "cli",
              Set.of(
                  "respond.order",
                  "consent",
                  "privacy",
                  "record",
                  "config",
                  "store",
                  "store.jpa",
                  "report",
                  "report.format",
                  "report.bundle",
                  "ledger.note",
                  "ledger.evidence",
                  "ledger.source",
                  "ledger.verify",
                  "picocli",
                  "store.retention",
                  "retention",
                  "report.subject",
                  "catalogue",
                  "report.notice",
                  "report.policy",
                  "report.policy.rule",
                  "report.dispute",
                  "report.interchange.syslog",
                  "syslog",
                  "review",
                  "insight",
                  "insight.question",
                  "insight.segment",
                  "report.insight",
                  "report.desk",
                  "report.session",
                  "intake",
                  "demo",
                  "config.detect",
                  "detect",
                  "detect.rule",
                  "visit",
                  "enrich.place")),
          entry("demo", Set.of("record", "catalogue", "store")),
          entry("report.session", Set.of("record", "support", "store", "report")),
          entry("report.session.replay", Set.of("record", "report", "report.session")),
          entry("report.session.compare", Set.of("record", "store", "report.session")),
          entry(
              "report.desk",
              Set.of(
                  "record",
                  "support",
                  "store",
                  "report",
                  "report.format",
                  "report.session",
                  "report.session.replay",
                  "report.session.compare")),
          entry(
              "report.dispute",
              Set.of(
                  "record",
                  "store",
                  "report",
                  "report.format",
                  "report.bundle",
                  "ledger.note",
                  "ledger.evidence",
                  "ledger.source",
                  "ledger.verify")),
          entry(
              "report.interchange",
              Set.of("record", "config", "report", "catalogue", "ledger.tree")),
          entry(
              "report.interchange.syslog",
              Set.of("record", "report", "report.interchange", "syslog")),
          entry(
              "report.format",
              Set.of(
                  "record",
                  "store",
                  "report",
                  "de.siegmar.fastcsv",
                  "org.dhatim.fastexcel",
                  "report.pdf",
                  "report.interchange",
                  "report.interchange.syslog",
                  "syslog")),
          entry(
              "report.pdf",
              Set.of(
                  "record",
                  "store",
                  "report",
                  "org.apache.pdfbox",
                  "org.apache.fontbox",
                  "org.apache.xmpbox")),
          entry("retention", Set.of("record", "config", "store", "store.nodes")),
          entry("intake.format", Set.of()),
          entry(
              "intake",
              Set.of("record", "config", "catalogue", "privacy", "store", "intake.format")),
          entry(
              "store.retention",
              Set.of(
                  "record",
                  "config",
                  "retention",
                  "store",
                  "store.keys",
                  "store.nodes",
                  "ledger.tree",
                  "store.visit",
                  "jakarta.persistence")),
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
              "report.notice",
              Set.of(
                  "record",
                  "config",
                  "catalogue",
                  "privacy",
                  "report",
                  "report.format",
                  "de.siegmar.fastcsv")),
          entry("review", Set.of("record", "store")),
          entry("report.policy.rule", Set.of("record", "store", "report", "retention")),
          entry("report.policy.session", Set.of("record", "store", "report", "report.policy.rule")),
          entry(
              "report.policy",
              Set.of(
                  "record",
                  "store",
                  "report",
                  "report.format",
                  "report.policy.rule",
                  "report.policy.session",
                  "retention",
                  "de.siegmar.fastcsv")));

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
    // each command, each answer, each agent, and each form of a log, is a type of its own
    Map<String, Integer> most =
        Map.of(
            "org.sessiontrail.cli",
            39,
            "org.sessiontrail.engine",
            23,
            "org.sessiontrail.intake.format",
            19);
    assertThat(ArchitectureRules.overfull(CLASSES, most)).isEmpty();
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
