package org.sessiontrail.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sessiontrail.store.TrailRecords.T0;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.StoreException;

/** On a real PostgreSQL. */
class PostgresExactlyOnceTest extends ExactlyOnceContract {
  private static final String WAITING =
      " from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";

  PostgresExactlyOnceTest() {
    super(Backend.POSTGRESQL);
  }

  @Test
  void append_whoseConnectionIsKilledInMidTransaction_canBeRepeated() throws Exception {
    storage.store().append(n1.requests(1, T0, "a"));
    List<StoredRecord> batch = n1.requests(20, T0 + 10, "a");
    ExecutorService drain = Executors.newSingleThreadExecutor();
    try (Connection holder = connect();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("select * from ledger_log for update");
      Future<Integer> appending = drain.submit(() -> storage.store().append(batch));
      while (rows("select pid" + WAITING).isEmpty()) {
        Thread.onSpinWait();
      }

      rows("select pg_terminate_backend(pid)" + WAITING);

      assertThatThrownBy(appending::get).cause().isInstanceOf(StoreException.class);
      holder.rollback();
    } finally {
      drain.shutdown();
    }
    assertThat(storage.reader().size()).isEqualTo(1);
    assertThat(storage.store().append(batch)).isEqualTo(20);
    assertHolds(21);
  }

  @Test
  void append_isBoundedInTimeEvenIfNobodySaysSo() throws Exception {
    String asked =
        "select current_setting('lock_timeout') || ' ' || current_setting('statement_timeout')"
            + " || ' ' || current_setting('idle_in_transaction_session_timeout')";

    List<?> writing = storage.work().inTransaction(m -> m.createNativeQuery(asked).getResultList());
    List<?> reading = storage.work().reading(m -> m.createNativeQuery(asked).getResultList());

    assertThat(writing).hasToString("[10s 30s 1min]");
    assertThat(reading).hasToString("[0 0 0]");
  }
}
