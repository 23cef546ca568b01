package org.sessiontrail.store.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.config.TrackerConfig.AnalyticsConfig;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.demo.DemoSettings;
import org.sessiontrail.demo.DemoTruth;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.store.jpa.JpaStorage;
import org.sessiontrail.visit.VisitBooks;
import org.sessiontrail.visit.VisitStore;

/** What is loaded for measurements is what the product makes of the same records. */
final class HistoryLoadTest {
  private static final JpaStorage.Log LOG =
      new JpaStorage.Log(HistoryBench.APP, new KeyedHash(new byte[KeyedHash.KEY_BYTES]));
  private static final VisitBooks BOOKS =
      new VisitBooks(new AnalyticsConfig(30, null, List.of(), List.of(), null), null);

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"tracker_visit", "tracker_view", "tracker_deed"})
  void load_ofAWeek_isWhatTheVisitsOfItsLogAre(String table) throws Exception {
    load();
    List<String> loaded = rows(table);
    try (JpaStorage storage = JpaStorage.openExisting(config(), LOG)) {
      VisitStore visits = storage.visits();
      visits.forget();
      boolean done = false;
      while (!done) {
        done = visits.follow(BOOKS, 1_000).isDone();
      }
    }

    assertThat(loaded).hasSizeGreaterThan(30).isEqualTo(rows(table));
  }

  @Test
  void load_ofAWeek_hasTheTreeOfItsRecords() throws Exception {
    load();
    try (JpaStorage storage = JpaStorage.openExisting(config(), LOG)) {
      int leaves = storage.ledger().catchUp();

      assertThat(leaves).isGreaterThan(500);
      assertThat(storage.ledger().state().size())
          .isEqualTo(storage.ledger().state().records())
          .isEqualTo(leaves);
    }
  }

  private void load() throws Exception {
    DemoSettings settings =
        new DemoSettings(HistoryBench.APP, 1, 7, 6, TrailClock.parse(HistoryBench.END));
    DemoTruth truth = HistoryBench.fill(settings, config(), true);
    assertThat(truth.total().visits()).isGreaterThan(30);
  }

  private DatabaseConfig config() {
    return new DatabaseConfig(null, "jdbc:h2:file:" + directory.resolve("trail"), "sa", "");
  }

  private List<String> rows(String table) throws Exception {
    List<String> out = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(config().jdbcUrl(), "sa", "");
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT * FROM " + table)) {
      int columns = found.getMetaData().getColumnCount();
      while (found.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          row.append(found.getMetaData().getColumnName(i)).append('=');
          row.append(found.getString(i)).append(' ');
        }
        out.add(row.toString());
      }
    }
    out.sort(null);
    return out;
  }
}
