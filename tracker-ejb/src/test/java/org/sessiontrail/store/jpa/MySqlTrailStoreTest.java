package org.sessiontrail.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sessiontrail.store.TrailRecords.T0;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.RecordRefusedException;
import org.sessiontrail.store.TestMySql;

/** The store on a real MySQL, a new database for each test. */
class MySqlTrailStoreTest extends MySqlTrailStoreContract {
  MySqlTrailStoreTest() {
    super(Backend.MYSQL);
  }

  @Test
  void append_ofMoreThanAMessageMayHold_isARefusal() throws Exception {
    String before = rows("select @@global.max_allowed_packet").get(0);
    StoredRecord small = n1.action(T0, "a", "n");
    StoredRecord tooLarge =
        n1.next(Fact.of(Kind.ACTION, T0 + 1).put("note", "x".repeat(200_000)).build());
    try {
      TestMySql.MYSQL.administrate("set global max_allowed_packet = 65536");
      try (JpaStorage narrow = JpaStorage.open(database(), LOG)) {
        assertThat(narrow.store().append(List.of(small))).isEqualTo(1);
        assertThatThrownBy(() -> narrow.store().append(List.of(tooLarge)))
            .isInstanceOf(RecordRefusedException.class);
      }
    } finally {
      TestMySql.MYSQL.administrate("set global max_allowed_packet = " + before);
    }
  }
}
