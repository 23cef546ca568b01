package org.sessiontrail.capture.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.capture.challenge.Decision.Answer;
import org.sessiontrail.config.respond.ChallengeConfig;
import org.sessiontrail.runtime.TestConfig;

/** Which requests need a proof. */
final class ChallengePolicyTest {
  private static final long NOW = 1_767_600_000_000_000L;
  private static final long SECOND = 1_000_000L;

  private final Standing standing = new Standing();
  private final ChallengePolicy policy =
      new ChallengePolicy(
          new ChallengeConfig(
              "/verify",
              List.of("/logout", "*.pdf"),
              List.of("/pay/*=300", "/transfer=60:otp"),
              600,
              3),
          "/shop");

  private Answer answer(String uri, long now) {
    return policy.decide(standing, uri, true, now).answer();
  }

  @Test
  void decide_whenNothingIsAsked_passes() {
    assertThat(answer("/shop/tea", NOW)).isEqualTo(Answer.PASS);
    assertThat(policy.decide(standing, "/shop/pay/now", false, NOW)).isSameAs(Decision.PASS);
  }

  @ParameterizedTest
  @CsvSource({
    "/shop/tea, ASK", "/shop/verify, PASS", "/shop/verify?code=1, PASS", "/shop/logout, PASS",
    "/shop/verify/more, ASK", "/shop/verify/../tea, ASK", "/shop/%76erify, ASK", "/verify, ASK",
    "/shop/tea/x.pdf, ASK"
  })
  void decide_whenBlocked_passesOnlyWhatIsExempt(String uri, Answer expected) {
    standing.ask(Challenge.of("session-hijack", "", true, NOW));

    assertThat(answer(uri, NOW + SECOND)).isEqualTo(expected);
  }

  @Test
  void decide_whenNobodyAnswersInTime_ends() {
    standing.ask(Challenge.of("session-hijack", "", true, NOW));

    assertThat(answer("/shop/tea", NOW + 600 * SECOND)).isEqualTo(Answer.ASK);
    assertThat(answer("/shop/verify", NOW + 601 * SECOND)).isEqualTo(Answer.END);
  }

  @Test
  void decide_whenOver_endsEverywhere() {
    standing.end();

    assertThat(answer("/shop/logout", NOW)).isEqualTo(Answer.END);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/shop/pay/now", "/shop/pay", "/shop/pay/now;x=1"})
  void decide_ofARouteThatNeedsAProof_asksHoweverItIsWritten(String uri) {
    assertThat(answer(uri, NOW)).isEqualTo(Answer.ASK);

    standing.signedIn(NOW);

    assertThat(answer(uri, NOW + 300 * SECOND)).isEqualTo(Answer.PASS);
    assertThat(answer(uri, NOW + 301 * SECOND)).isEqualTo(Answer.ASK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/shop/%70ay/now", "/shop//pay", "/shop/tea/../pay/now"})
  void decide_ofAPathThatMayMeanAnything_asksForAll(String uri) {
    standing.signedIn(NOW);

    assertThat(answer(uri, NOW)).isEqualTo(Answer.ASK);

    standing.proved("otp", NOW);

    assertThat(answer(uri, NOW)).isEqualTo(Answer.PASS);
  }

  @Test
  void decide_ofARouteThatNeedsAFactor_isNotMetByTheLogin() {
    standing.signedIn(NOW);

    Decision decision = policy.decide(standing, "/shop/transfer", true, NOW);

    assertThat(decision.challenge()).isEqualTo(Challenge.of("route", "otp", false, NOW));
    standing.proved("otp", NOW);
    assertThat(answer("/shop/transfer", NOW)).isEqualTo(Answer.PASS);
  }

  @Test
  void decide_afterADemand_letsGoElsewhere() {
    standing.ask(Challenge.of(Challenge.ROUTE, "otp", false, NOW));

    assertThat(answer("/shop/tea", NOW + 9_999 * SECOND)).isEqualTo(Answer.PASS);
  }

  @Test
  void looksLikeFile_goesByTheEnding() {
    assertThat(policy.looksLikeFile("/shop/a.css")).isTrue();
    assertThat(policy.looksLikeFile("/shop/terms.pdf")).isTrue();
    assertThat(policy.looksLikeFile("/shop/tea")).isFalse();
  }

  @Test
  void remembers_onlyWhereSomethingIsConfigured() {
    assertThat(policy.remembers()).isTrue();
    assertThat(new ChallengePolicy(TestConfig.CHALLENGES, "").remembers()).isFalse();
  }
}
