package org.sessiontrail.capture.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TokenBucketTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void take_passesABurst_thenSoManyASecond() {
    TokenBucket bucket = new TokenBucket(10, 2, 5 * SECOND);

    assertThat(bucket.take(10, 5 * SECOND)).isTrue();
    assertThat(bucket.take(1, 5 * SECOND)).isFalse();
    assertThat(bucket.take(1, 5 * SECOND + SECOND / 2)).isTrue();
    assertThat(bucket.take(3, 6 * SECOND)).isFalse();
    assertThat(bucket.take(11, 600 * SECOND)).isFalse();
    assertThat(bucket.take(10, 600 * SECOND)).isTrue();
  }

  @Test
  void take_whenTimeStandsStillOrGoesBack_givesNothingAway() {
    TokenBucket bucket = new TokenBucket(1, 1_000, SECOND);

    assertThat(bucket.take(1, SECOND)).isTrue();
    assertThat(bucket.take(1, 0)).isFalse();
  }

  @Test
  void rate_ofManySessions_staysBounded() {
    BeaconRate rate = new BeaconRate(1_000_000, 0);
    for (int i = 0; i < 3 * BeaconRate.MOST_KNOWN; i++) {
      assertThat(rate.admits("s" + i, 1, 0)).isTrue();
    }
    assertThat(rate.admits("s0", BeaconRate.SESSION_BURST, 0)).isTrue();
    assertThat(rate.admits("s0", 1, 0)).isFalse();
    assertThat(rate.admits(null, 1, 0)).isTrue();
  }
}
