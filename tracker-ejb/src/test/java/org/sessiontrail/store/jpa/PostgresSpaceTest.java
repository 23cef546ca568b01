package org.sessiontrail.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.store.TrailRecords.HASH;
import static org.sessiontrail.store.TrailRecords.T0;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.RequestEvent;
import org.sessiontrail.record.RequestFacts;
import org.sessiontrail.record.RequestResult;
import org.sessiontrail.record.RequestType;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.TestPostgres;
import org.sessiontrail.store.TrailRecords;
import org.sessiontrail.store.jdbc.Database;

/**
 * What a request costs on disk, indexes included. The design's target is 1024 bytes; measured with
 * these requests: 1033.
 */
class PostgresSpaceTest {
  private static final int REQUESTS = 20_000;
  private static final int BUDGET_BYTES = 1_024;
  private static final List<String> ROUTES =
      List.of(
          "/shop/",
          "/shop/catalogue",
          "/shop/product/{n}",
          "/shop/search",
          "/shop/cart",
          "/shop/checkout",
          "/shop/api/orders/{n}",
          "/shop/account/profile");
  private static final List<String> AGENTS =
      List.of(
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
              + " Chrome/126.0.0.0 Safari/537.36",
          "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML,"
              + " like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
          "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0");

  private final Random random = new Random(42);

  @Test
  void requests_takeNoMoreThanTheBudget() throws Exception {
    DatabaseConfig database = TestPostgres.newDatabase("space");
    try (JpaStorage storage =
        JpaStorage.open(database, new JpaStorage.Log("shop.example.com", HASH))) {
      List<StoredRecord> requests = requests();
      for (int i = 0; i < REQUESTS; i += 1_000) {
        storage.store().append(requests.subList(i, i + 1_000));
      }
    }

    Map<String, Long> bytes = bytesPerRequest(database);
    assertThat(bytes.values().stream().mapToLong(Long::longValue).sum())
        .as("bytes by part: %s", bytes)
        .isLessThanOrEqualTo(BUDGET_BYTES);
  }

  /** Trails of twenty requests, forty of them interleaved, half with a user. */
  private List<StoredRecord> requests() {
    TrailRecords records = new TrailRecords("web-1/Xk3v9QpLw2a");
    RandomIds ids = new RandomIds();
    @Nullable String[] trails = new String[40];
    List<StoredRecord> out = new ArrayList<>(REQUESTS);
    for (int i = 0; i < REQUESTS; i++) {
      int visitor = random.nextInt(trails.length);
      if (trails[visitor] == null || random.nextInt(20) == 0) {
        trails[visitor] = ids.next();
      }
      String user = visitor % 2 == 0 ? null : "user" + (visitor + i / 2_000 * 100) + "@example.com";
      out.add(records.next(request(T0 + i * 40_000L, trails[visitor], user, visitor)));
    }
    return out;
  }

  private RequestEvent request(long micros, String sid, @Nullable String user, int visitor) {
    String route = ROUTES.get(random.nextInt(ROUTES.size()));
    String path = route.replace("{n}", String.valueOf(random.nextInt(100_000)));
    boolean referred = random.nextInt(10) < 7;
    return new RequestEvent(
        new RequestFacts(
            micros,
            random.nextInt(8) == 0 ? "POST" : "GET",
            path,
            random.nextInt(4) == 0 ? "page=" + random.nextInt(9) : null,
            referred ? "https://shop.example.com/shop/catalogue" : null,
            AGENTS.get(visitor % AGENTS.size()),
            "203.0.113." + visitor,
            null),
        sid,
        user,
        route,
        RequestType.PAGE,
        new RequestResult(
            random.nextInt(30) == 0 ? 404 : 200,
            Outcome.SUCCESS,
            1_000L * random.nextInt(400),
            random.nextInt(60_000),
            null));
  }

  private static Map<String, Long> bytesPerRequest(DatabaseConfig database) throws Exception {
    Map<String, Long> out = new TreeMap<>();
    try (Database source = new Database(database);
        Connection connection = source.source().getConnection();
        Statement statement = connection.createStatement();
        ResultSet sizes =
            statement.executeQuery(
                "select 'table', pg_table_size('ledger_entry') union all"
                    + " select indexrelname, pg_relation_size(indexrelid)"
                    + " from pg_stat_user_indexes where relname = 'ledger_entry'")) {
      while (sizes.next()) {
        out.put(sizes.getString(1), sizes.getLong(2) / REQUESTS);
      }
    }
    return out;
  }
}
