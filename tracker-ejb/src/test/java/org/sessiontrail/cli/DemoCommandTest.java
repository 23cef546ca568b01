package org.sessiontrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.demo.DemoHistory;
import org.sessiontrail.demo.DemoSettings;
import org.sessiontrail.demo.DemoTruth;
import org.sessiontrail.enrich.Enricher;
import org.sessiontrail.enrich.content.ContentRules;
import org.sessiontrail.enrich.source.Referrers;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.store.jpa.JpaStorage;
import org.sessiontrail.visit.VisitBook;
import org.sessiontrail.visit.VisitRules;
import org.sessiontrail.visit.VisitStore;

final class DemoCommandTest {
  private static final KeyedHash HASH = new KeyedHash(new byte[KeyedHash.KEY_BYTES]);

  @TempDir private Path directory;

  @Test
  void demo_intoAnEmptyDatabase_isThereOnceAndIsWhatItsTruthSays() throws Exception {
    StringWriter err = new StringWriter();
    assertThat(demo(err, "shop", "1")).as(err.toString()).isEqualTo(ExitCode.FINE);
    long records = number("SELECT COUNT(*) FROM ledger_entry");

    StringWriter again = new StringWriter();
    assertThat(demo(again, "shop", "1")).isEqualTo(ExitCode.FINE);
    StringWriter other = new StringWriter();
    assertThat(demo(other, "shop", "2")).isEqualTo(ExitCode.WRONG_USE);

    assertThat(again.toString()).contains(" 0 new records");
    assertThat(other.toString()).contains("TRK-0661", "seed=1 days=7 visits=3");
    assertThat(number("SELECT COUNT(*) FROM ledger_entry")).isEqualTo(records);
    DemoSettings settings =
        new DemoSettings("shop", 1, 7, 3, TrailClock.parse("2026-02-01T00:00:00.000000Z"));
    DemoTruth truth = new DemoHistory(settings, HASH).write(record -> {});
    follow();
    assertThat(number("SELECT COUNT(*) FROM tracker_visit")).isEqualTo(truth.total().visits());
    assertThat(number("SELECT COUNT(*) FROM tracker_view")).isEqualTo(truth.total().views());
    assertThat(number("SELECT COUNT(*) FROM tracker_deed WHERE name = 'order.place'"))
        .isEqualTo(truth.total().orders());
    assertThat(number("SELECT COALESCE(SUM(value_milli), 0) FROM tracker_visit"))
        .isEqualTo(truth.total().cents() * 10);
  }

  @Test
  void demo_intoALogOfRealRecords_isRefused() throws Exception {
    LogFile log = new LogFile(directory.resolve("trail"), null, null).write(LogFile.APP, 1);

    StringWriter err = new StringWriter();
    assertThat(demo(err, LogFile.APP, "1")).isEqualTo(ExitCode.WRONG_USE);
    StringWriter empty = new StringWriter();
    assertThat(demo(empty, LogFile.APP, "1", "--if-empty")).isEqualTo(ExitCode.FINE);

    assertThat(err.toString()).contains("TRK-0660");
    assertThat(empty.toString()).contains("nothing was made up");
    assertThat(log.url()).contains("trail");
  }

  private int demo(StringWriter err, String app, String seed, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("demo", "--days", "7", "--visits-per-day", "3", "--until", "2026-02-01"));
    args.addAll(List.of("--app", app, "--seed", seed, "--jdbc-url", url()));
    args.addAll(List.of("--config", directory.resolve("c").toString()));
    args.addAll(List.of(more));
    try {
      Files.writeString(
          directory.resolve("c"), "tracker.key-file=" + directory.resolve("key") + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return TrackerCli.run(
        new ByteArrayOutputStream(), new PrintWriter(err, true), args.toArray(String[]::new));
  }

  private String url() {
    return "jdbc:h2:file:" + directory.resolve("trail");
  }

  private void follow() throws Exception {
    DatabaseConfig config = new DatabaseConfig(null, url(), null, null);
    VisitStore.VisitBookFactory books =
        new VisitStore.VisitBookFactory() {
          @Override
          public VisitBook book() {
            return new VisitBook(
                VisitRules.ofMinutes(30),
                new Enricher(new Referrers(Set.of(), Set.of()), new ContentRules(List.of()), null));
          }

          @Override
          public String rules() {
            return "test";
          }
        };
    try (JpaStorage storage = JpaStorage.open(config, new JpaStorage.Log("shop", HASH))) {
      VisitStore visits = storage.visits();
      long before = -1;
      for (var at = visits.follow(books, 1_000); !at.isDone(); at = visits.follow(books, 1_000)) {
        assertThat(at.next()).isGreaterThan(before);
        before = at.next();
      }
    }
  }

  private long number(String query) throws Exception {
    try (Connection connection = DriverManager.getConnection(url(), "sa", "");
        ResultSet found = connection.createStatement().executeQuery(query)) {
      found.next();
      return found.getLong(1);
    }
  }
}
