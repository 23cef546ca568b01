package org.sessiontrail.respond.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sessiontrail.store.TrailRecords.HASH;
import static org.sessiontrail.store.TrailRecords.T0;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sessiontrail.capture.guard.Orders;
import org.sessiontrail.catalogue.EventCatalogue;
import org.sessiontrail.config.respond.RespondConfig;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.TrailRecords;

class StandingOrdersTest {
  private static final long MINUTE = 60_000_000;

  private final Orders orders = new Orders(HASH::ofUser);
  private final TrailRecords records = new TrailRecords("n1/b1");

  private void take(int lockMinutes, Order order) {
    RespondConfig config =
        new RespondConfig(RespondConfig.standard().alerts(), lockMinutes, List.of("root"));
    StoredRecord record = records.next(order.fact(T0, "cli", "otto"));
    assertThat(EventCatalogue.faults(record)).isEmpty();
    new StandingOrders(orders, config, HASH::ofUser).take(record, T0);
  }

  private boolean isLocked(String user, long at) {
    return orders.end("t", user, at, at);
  }

  @Test
  void take_ofEnds_endsWhatIsNamed() {
    take(0, Order.endSession("t-1"));
    take(0, Order.endUser("ada"));

    assertThat(orders.end("t-1", null, T0 + 1, T0 + 1)).isTrue();
    assertThat(orders.end("t-2", "ada", T0 - 1, T0 + 1)).isTrue();
    assertThat(orders.end("t-2", "bob", T0 - 1, T0 + 1)).isFalse();
  }

  @Test
  void take_ofALock_whereNobodyIsLocked_doesNothing() {
    take(0, Order.lock("ada", T0 + 10 * MINUTE));

    assertThat(orders.isEmpty()).isTrue();
  }

  @Test
  void take_ofALock_isNoLongerThanAllowedAndSparesTheExempt() {
    take(5, Order.lock("ada", T0 + 60 * MINUTE));
    take(5, Order.lock("root", T0 + 3 * MINUTE));

    assertThat(isLocked("ada", T0 + 4 * MINUTE)).isTrue();
    assertThat(isLocked("ada", T0 + 5 * MINUTE)).isFalse();
    assertThat(isLocked("root", T0 + MINUTE)).isFalse();
  }

  @Test
  void take_ofAnUnlock_endsTheLock() {
    take(5, Order.lock("ada", T0 + 5 * MINUTE));
    take(5, Order.unlock("ada"));

    assertThat(isLocked("ada", T0 + MINUTE)).isFalse();
  }

  @Test
  void order_aboutNobody_isRefused() {
    assertThatThrownBy(() -> Order.endUser(" ")).hasMessage("end-user needs a user");
    assertThatThrownBy(() -> Order.endSession("x".repeat(201)))
        .hasMessage("end-session needs a session");
  }
}
