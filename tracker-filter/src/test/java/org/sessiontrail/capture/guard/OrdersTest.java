package org.sessiontrail.capture.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrdersTest {
  private final Orders orders = new Orders(user -> "#" + user);

  @Test
  void end_ofASessionMadeAfterTheOrder_isFalse() {
    orders.endUser("#ada", 1_000);

    assertThat(orders.end("t1", "ada", 999, 2_000)).isTrue();
    assertThat(orders.end("t1", "ada", 1_000, 2_000)).isFalse();
    assertThat(orders.end("t1", "bob", 999, 2_000)).isFalse();
    assertThat(orders.end("t1", null, 999, 2_000)).isFalse();
  }

  @Test
  void endUser_ofAnEarlierOrderReadLate_takesNothingBack() {
    orders.endUser("#ada", 1_000);
    orders.endUser("#ada", 500);

    assertThat(orders.end("t1", "ada", 700, 2_000)).isTrue();
  }

  @Test
  void endSession_ofAFlood_forgetsTheOldest() {
    for (int i = 0; i <= Orders.MOST; i++) {
      orders.endSession("t" + i, 1_000 + i);
    }

    assertThat(orders.end("t0", null, 0, 0)).isFalse();
    assertThat(orders.end("t1", null, 0, 0)).isTrue();
    assertThat(orders.end("t" + Orders.MOST, null, 0, 0)).isTrue();
  }
}
