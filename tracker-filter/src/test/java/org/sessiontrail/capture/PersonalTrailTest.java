package org.sessiontrail.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.consent.Consent;
import org.sessiontrail.consent.ConsentChoice;
import org.sessiontrail.person.SessionProfile;
import org.sessiontrail.person.Stage;
import org.sessiontrail.person.recommend.Recommendation;
import org.sessiontrail.person.recommend.Recommender;
import org.sessiontrail.person.recommend.Use;
import org.sessiontrail.person.recommend.Wish;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.Purpose;
import org.sessiontrail.record.RequestResult;
import org.sessiontrail.record.RequestType;

/** What a session shows of the person behind it, as requests come and go. */
class PersonalTrailTest {
  private static final SessionSight ANNA = RecorderFixture.session("anna");
  private static final SessionSight BERT = RecorderFixture.session("bert");

  @TempDir private Path dir;
  private RecorderFixture fixture;
  private TrailRecorder recorder;

  @BeforeEach
  void start() {
    fixture = new RecorderFixture(dir);
    fixture.start();
    recorder = fixture.recorder;
  }

  @AfterEach
  void stop() {
    fixture.stop();
  }

  /** One request in which this is done, at whose end {@code user} is signed in. */
  private void request(SessionSight session, @Nullable String user, String action, String... of) {
    Exchange exchange = fixture.exchange(session);
    act(exchange, action, Outcome.SUCCESS, of);
    recorder.settle(exchange, session, user);
    recorder.finish(
        exchange,
        exchange.trail(),
        user,
        RequestType.PAGE,
        new RequestResult(200, Outcome.SUCCESS, 1_000, -1, null),
        false);
  }

  private void act(Exchange exchange, String action, Outcome outcome, String... of) {
    Map<String, String> detail =
        of.length == 0
            ? Map.of()
            : of.length == 1 ? Map.of("sku", of[0]) : Map.of("sku", of[0], "category", of[1]);
    recorder.record(
        exchange,
        recorder.trailNow(exchange),
        new ActionFacts(recorder.stamp(), action, outcome, 1_000, null, detail, null),
        false);
  }

  private SessionProfile profile(SessionSight session) {
    LiveTrail trail = recorder.trailOf(session.id());
    return recorder
        .consents()
        .personal()
        .profile(
            trail == null ? null : trail.visitor(), "Mozilla/5.0", fixture.clock().epochMicros());
  }

  private void decide(SessionSight session, Set<Purpose> granted) {
    Exchange exchange = fixture.exchange(session);
    recorder
        .consents()
        .choose(
            exchange,
            new ConsentChoice(granted, null, ConsentChoice.BANNER, null, recorder.stamp()));
  }

  @Test
  void did_withinARequest_isKnownBeforeItsEnd() {
    Exchange exchange = fixture.exchange(ANNA);
    act(exchange, "product.view", Outcome.SUCCESS, "T-1", "tea");

    assertThat(profile(ANNA).viewed()).containsExactly("T-1");
    assertThat(profile(ANNA).favourite()).isEqualTo("tea");
  }

  @Test
  void did_whenItFailed_showsNothing() {
    act(fixture.exchange(ANNA), "product.view", Outcome.FAILED, "T-1", "tea");

    assertThat(profile(ANNA).viewed()).isEmpty();
  }

  @Test
  void stage_asTheSessionGoesOn_movesOn() {
    assertThat(profile(ANNA).reason()).isEqualTo("no-session");
    request(ANNA, null, "search.miss");
    assertThat(profile(ANNA).stage()).isEqualTo(Stage.NEW);
    request(ANNA, null, "product.view", "T-1", "tea");
    assertThat(profile(ANNA).stage()).isEqualTo(Stage.BROWSING);
    request(ANNA, null, "product.view", "T-2", "tea");
    request(ANNA, null, "product.view", "T-3", "tea");
    assertThat(profile(ANNA).stage()).isEqualTo(Stage.COMPARING);
    request(ANNA, null, "cart.add", "T-3");
    assertThat(profile(ANNA).stage()).isEqualTo(Stage.BUYING);
    request(ANNA, null, "order.place");

    assertThat(profile(ANNA).bought()).containsExactly("T-3");
    assertThat(profile(ANNA).carted()).isEmpty();
    assertThat(profile(ANNA).interests()).containsKey("tea");
    assertThat(profile(ANNA).interests().get("tea")).isBetween(10.9, 11.0); // 3 looks, 3, 5
  }

  @Test
  void interests_afterAHalfLife_areWorthHalf() {
    request(ANNA, null, "product.view", "T-1", "tea");
    fixture.clock().advance(Duration.ofDays(7));

    assertThat(profile(ANNA).interests().get("tea")).isBetween(0.49, 0.51);
  }

  @Test
  void login_whenAnonymousBefore_mergesWithWhatIsKnownOfTheUser() {
    request(ANNA, "anna", "product.view", "T-1", "tea");
    request(ANNA, "anna", "product.view", "T-2", "tea");
    request(BERT, null, "product.view", "C-1", "coffee");
    request(BERT, "anna", "product.view", "C-2", "coffee");

    assertThat(profile(BERT).viewed()).containsExactly("C-2", "C-1", "T-2", "T-1");
  }

  @Test
  void login_ofAnotherUser_seesNothingOfTheOneBefore() {
    request(ANNA, "anna", "product.view", "T-1", "tea");
    assertThat(profile(ANNA).viewed()).containsExactly("T-1");
    request(ANNA, "bert", "product.view", "T-2", "tea");

    assertThat(profile(ANNA).viewed()).isEmpty();
  }

  @Test
  void logout_leavesNothingToWhoeverComesNext() {
    request(ANNA, "anna", "product.view", "T-1", "tea");
    assertThat(profile(ANNA).viewed()).containsExactly("T-1");
    Exchange exchange = fixture.exchange(ANNA);
    recorder.declareUser(exchange, null);
    recorder.settle(exchange, ANNA, null);

    assertThat(profile(ANNA).viewed()).isEmpty();
  }

  @Test
  void withdrawal_emptiesAtOnceAndSaysWhy() {
    request(ANNA, "anna", "product.view", "T-1", "tea");
    request(ANNA, "anna", "product.view", "T-2", "tea");
    decide(ANNA, EnumSet.of(Purpose.ANALYTICS));

    SessionProfile withdrawn = profile(ANNA);
    assertThat(withdrawn.active()).isFalse();
    assertThat(withdrawn.reason()).isEqualTo(Consent.Reason.CONSENT.id());
    assertThat(withdrawn.viewed()).isEmpty();
    assertThat(withdrawn.interests()).isEmpty();
    assertThat(fixture.recorded())
        .filteredOn(record -> record.kind() == Kind.CONSENT)
        .singleElement()
        .satisfies(
            record ->
                assertThat(record.members().get("withheld"))
                    .asString()
                    .contains(Purpose.PERSONALISATION.id()));
  }

  @Test
  void withdrawal_isForgottenForTheUserAndNotOnlyHidden() {
    request(ANNA, "anna", "product.view", "T-1", "tea");
    request(ANNA, "anna", "product.view", "T-2", "tea");
    decide(ANNA, EnumSet.noneOf(Purpose.class));
    request(ANNA, "anna", "product.view", "T-3", "tea");
    decide(ANNA, EnumSet.of(Purpose.PERSONALISATION));

    assertThat(profile(ANNA).active()).isTrue();
    assertThat(profile(ANNA).viewed()).isEmpty();
  }

  @Test
  void recommender_thatTheApplicationProvides_isAsked() {
    recorder
        .tracker()
        .provide(
            Recommender.class,
            new Recommender() {
              @Override
              public void learn(Use use) {
                throw new IllegalStateException("broken");
              }

              @Override
              public List<Recommendation> recommend(Wish wish) {
                return List.of(new Recommendation("own", Recommendation.Why.POPULAR, null, 1));
              }
            });
    request(ANNA, null, "product.view", "T-1", "tea");

    assertThat(recorder.consents().personal().recommend(profile(ANNA), item -> false, 3, 1))
        .extracting(Recommendation::item)
        .containsExactly("own");
    assertThat(fixture.recorded()).anyMatch(record -> record.kind() == Kind.ACTION);
  }
}
