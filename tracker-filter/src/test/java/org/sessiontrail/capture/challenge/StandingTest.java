package org.sessiontrail.capture.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a session has proved and is asked to prove. */
final class StandingTest {
  private static final long NOW = 1_767_600_000_000_000L;
  private static final long SECOND = 1_000_000L;

  private final Standing standing = new Standing();

  private static Challenge blocking(String factor) {
    return Challenge.of("session-hijack", factor, true, NOW);
  }

  private static Challenge demand(String factor) {
    return Challenge.of(Challenge.ROUTE, factor, false, NOW);
  }

  @Test
  void ask_whenNew_isNewsOnce() {
    assertThat(standing.isClear()).isTrue();
    assertThat(standing.ask(blocking(""))).isTrue();
    assertThat(standing.ask(blocking(""))).isFalse();
    assertThat(standing.isClear()).isFalse();
  }

  @Test
  void askLater_whenMetByARequest_isNewsThere() {
    standing.askLater(blocking(""));

    assertThat(standing.ask(blocking(""))).isTrue();
    assertThat(standing.ask(blocking(""))).isFalse();
  }

  @Test
  void ask_whenOneBlocks_keepsItsAgeAndFailures() {
    standing.ask(blocking(""));
    standing.failed(3);

    standing.ask(Challenge.of("decoy", "otp", true, NOW + SECOND));

    assertThat(standing.challenge())
        .isEqualTo(new Challenge("session-hijack", "otp", true, NOW, 1, null, false));
  }

  @Test
  void ask_byARouteWhileOneBlocks_doesNotSoftenIt() {
    standing.ask(blocking(""));

    standing.ask(demand("otp"));

    assertThat(Objects.requireNonNull(standing.challenge()).blocking()).isTrue();
    assertThat(Objects.requireNonNull(standing.challenge()).factor()).isEmpty();
  }

  @Test
  void ask_byTheSameRouteAgain_doesNotForgetFailures() {
    standing.ask(demand("otp"));
    standing.failed(3);
    standing.failed(3);

    assertThat(standing.ask(Challenge.of(Challenge.ROUTE, "otp", false, NOW + SECOND))).isFalse();
    standing.failed(3);

    assertThat(standing.isOver()).isTrue();
  }

  @Test
  void proved_byWhatIsWanted_clears() {
    standing.ask(blocking("otp"));

    assertThat(standing.proved("password", NOW)).isNull();
    assertThat(standing.isClear()).isFalse();
    assertThat(standing.proved("OTP", NOW)).isNotNull();
    assertThat(standing.isClear()).isTrue();
  }

  @Test
  void proved_afterTooManyFailures_doesNotSaveTheSession() {
    standing.ask(blocking(""));
    standing.failed(2);
    standing.failed(2);

    standing.proved("otp", NOW);

    assertThat(standing.isOver()).isTrue();
  }

  @Test
  void proved_asksHowLongAgo() {
    assertThat(standing.proved(300, "", NOW)).isFalse();
    standing.signedIn(NOW);
    assertThat(standing.proved(300, "", NOW + 300 * SECOND)).isTrue();
    assertThat(standing.proved(300, "", NOW + 301 * SECOND)).isFalse();
    assertThat(standing.proved(300, "otp", NOW)).isFalse();
    standing.proved("otp", NOW + 400 * SECOND);
    assertThat(standing.proved(300, "otp", NOW + 500 * SECOND)).isTrue();
    assertThat(standing.proved(300, "", NOW + 500 * SECOND)).isTrue();
  }

  @Test
  void signedIn_asSomebodyElse_forgetsProofs() {
    standing.proved("otp", NOW);
    standing.signedIn(NOW);

    assertThat(standing.proved(300, "otp", NOW)).isFalse();
  }

  @Test
  void proved_byManyFactors_forgetsTheOldest() {
    for (int i = 0; i < 20; i++) {
      standing.proved("f" + i, NOW + i);
    }

    assertThat(standing.proved(300, "f11", NOW)).isFalse();
    assertThat(standing.proved(300, "f12", NOW)).isTrue();
  }

  @RepeatedTest(200)
  void recall_ofWhatWasKept_isTheSame(RepetitionInfo round) {
    Random random = new Random(round.getCurrentRepetition());
    for (int i = random.nextInt(6); i > 0; i--) {
      standing.proved("f" + random.nextInt(12), random.nextLong(NOW));
    }
    if (random.nextBoolean()) {
      String path = random.nextBoolean() ? null : "/shop/a|b?c=" + random.nextInt();
      standing.ask(
          Challenge.of("rule" + random.nextInt(3), random.nextBoolean() ? "" : "otp", true, NOW)
              .leadingTo(path, random.nextBoolean()));
      standing.failed(9);
    }
    String memo = standing.keep();

    Standing elsewhere = new Standing();
    elsewhere.recall(memo);

    assertThat(elsewhere.challenge()).isEqualTo(standing.challenge());
    assertThat(elsewhere.keep()).isEqualTo(memo);
  }

  @Test
  void recall_ofAChallengeThatWasTold_isNoNews() {
    standing.ask(blocking(""));
    Standing elsewhere = new Standing();
    elsewhere.recall(standing.keep());

    assertThat(elsewhere.ask(blocking(""))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2|0|",
        "1|x|",
        "1|0|otp",
        "1|0|otp=x",
        "1|0||rule|otp|true|x|0|false|",
        "1|0||a|b|c"
      })
  void recall_ofWhatIsNotOurs_changesNothing(String memo) {
    standing.recall(memo);

    assertThat(standing.isClear()).isTrue();
    assertThat(standing.keep()).isNull();
  }

  @Test
  void recall_ofSomethingHuge_changesNothing() {
    standing.recall("1|0||r|f|true|1|1|false|/" + "x".repeat(10_000));

    assertThat(standing.isClear()).isTrue();
  }

  @Test
  void named_ofAnyText_isPlain() {
    for (String each : List.of("OTP", "one time|code", "x".repeat(99))) {
      assertThat(Proofs.named(each)).matches("[a-z0-9-]{1,20}");
    }
  }
}
