package org.sessiontrail.capture.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.DispatcherType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.capture.LiveTrail;
import org.sessiontrail.capture.Trail;
import org.sessiontrail.capture.challenge.Challenge;
import org.sessiontrail.capture.challenge.VerificationRequiredException;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;

/** A session is asked to prove who is behind it, before the application sees its requests. */
final class ChallengeCaptureTest {
  @TempDir private Path dir;
  private @Nullable FilterRig rig;
  private final RigSession session = new RigSession("s1");
  private int served;

  @BeforeEach
  void start() throws Exception {
    rig = rig("a");
  }

  @AfterEach
  void stop() {
    rig().close();
  }

  private FilterRig rig() {
    return Objects.requireNonNull(rig);
  }

  private FilterRig rig(String name) throws Exception {
    return new FilterRig(
            dir.resolve(name),
            Map.of(
                "tracker.challenge.page",
                "/verify",
                "tracker.challenge.exempt",
                "/logout",
                "tracker.challenge.routes",
                "/pay/*=300:otp"))
        .serving(trail -> served++);
  }

  private RigRequest get(String target) {
    return page("GET", target);
  }

  private RigRequest page(String method, String target) {
    return new RigRequest(method, target).in(session).by("ada").with("Accept", "text/html");
  }

  private RigResponse send(RigRequest request) throws Exception {
    return rig().send(request, new RigResponse().open());
  }

  /** As a rule does that found something. */
  private void block(String factor) throws Exception {
    rig()
        .serving(
            trail -> {
              LiveTrail here =
                  Objects.requireNonNull(
                      Objects.requireNonNull(org.sessiontrail.capture.CurrentExchange.get())
                          .trail());
              here.standing()
                  .askLater(
                      Challenge.of("session-hijack", factor, true, rig().clock.epochMicros()));
            });
    send(get("/shop/tea"));
    rig().serving(trail -> served++);
    served = 0;
  }

  private void withTrail(String target, FilterRig.Application work) throws Exception {
    rig().serving(work);
    send(get(target));
    rig().serving(trail -> served++);
  }

  private List<String> steps() {
    return rig().records(Kind.CHALLENGE).stream()
        .map(record -> record.text("outcome") + " " + record.text("rule"))
        .toList();
  }

  @Test
  void request_whenBlocked_isSentToThePageAndNotServed() throws Exception {
    block("");

    RigResponse response = send(get("/shop/cart?item=3"));

    assertThat(served).isZero();
    assertThat(response.getStatus()).isEqualTo(303);
    assertThat(response.getHeader("Location")).isEqualTo("/shop/verify");
    assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
    assertThat(rig().last().members()).containsEntry("status", 303L);
    assertThat(steps()).containsExactly("asked session-hijack");
  }

  @Test
  void errorPage_whenBlocked_isShown() throws Exception {
    block("");

    RigResponse response = send(get("/shop/error").dispatched(DispatcherType.ERROR));

    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(served).isOne();
  }

  @Test
  void request_toThePageWhenBlocked_isServedAndToldWhatIsAsked() throws Exception {
    block("otp");
    send(get("/shop/cart?item=3"));

    withTrail(
        "/shop/verify",
        trail -> {
          Challenge asked = Objects.requireNonNull(trail.challenge());
          assertThat(asked.factor()).isEqualTo("otp");
          assertThat(asked.resume("/")).isEqualTo("/shop/cart?item=3");
          served++;
        });

    assertThat(served).isOne();
  }

  @Test
  void verified_byWhatIsAsked_letsGoOnUnderANewSessionId() throws Exception {
    block("otp");
    send(get("/shop/cart"));

    withTrail("/shop/verify", trail -> trail.verified("otp"));

    assertThat(session.getId()).isEqualTo("s1-renewed");
    assertThat(send(get("/shop/cart")).getStatus()).isEqualTo(200);
    assertThat(served).isOne();
    assertThat(steps()).containsExactly("asked session-hijack", "passed session-hijack");
    StoredRecord passed = rig().records(Kind.CHALLENGE).get(1);
    assertThat(passed.members()).containsEntry("wanted", "otp").containsEntry("factor", "otp");
  }

  @Test
  void verified_byAnotherFactor_isNotEnough() throws Exception {
    block("otp");

    withTrail("/shop/verify", trail -> trail.verified("password"));

    assertThat(session.getId()).isEqualTo("s1");
    assertThat(send(get("/shop/cart")).getStatus()).isEqualTo(303);
  }

  @Test
  void verificationFailed_threeTimes_endsTheSession() throws Exception {
    block("otp");
    for (int i = 0; i < 3; i++) {
      assertThat(session.isOver()).isFalse();
      withTrail("/shop/verify", Trail::verificationFailed);
    }

    assertThat(session.isOver()).isTrue();
    assertThat(steps())
        .containsExactly(
            "failed session-hijack",
            "failed session-hijack",
            "failed session-hijack",
            "ended session-hijack");
    assertThat(rig().records(Kind.SESSION_END).get(0).text("reason")).isEqualTo("revoked");
  }

  @Test
  void request_whenNobodyAnsweredInTime_endsTheSession() throws Exception {
    block("");
    rig().clock.advance(Duration.ofSeconds(601));

    RigResponse response = send(get("/shop/verify"));

    assertThat(served).isZero();
    assertThat(response.getStatus()).isEqualTo(303);
    assertThat(response.getHeader("Location")).isEqualTo("/shop/");
    assertThat(session.isOver()).isTrue();
    assertThat(steps()).containsExactly("ended session-hijack");
  }

  @Test
  void request_ofAScriptWhenBlocked_isAnsweredByRfc9470() throws Exception {
    block("otp");

    RigResponse response =
        send(get("/shop/api/cart").with("Sec-Fetch-Mode", "cors").with("Accept", "*/*"));

    assertThat(response.getStatus()).isEqualTo(401);
    assertThat(response.getHeader("WWW-Authenticate"))
        .startsWith("Bearer error=\"insufficient_user_authentication\"")
        .contains("acr_values=\"otp\"");
    assertThat(response.getContentType()).isEqualTo("application/problem+json");
    assertThat(response.body()).contains("\"challenge\":\"/shop/verify\"");
  }

  @ParameterizedTest
  @CsvSource({"/shop/style.css, 200", "/shop/cart/x.css, 303", "/shop/logout, 200"})
  void request_forAFileWhenBlocked_isServedOnlyIfItIsOne(String target, int status)
      throws Exception {
    block("");

    assertThat(send(get(target)).getStatus()).isEqualTo(status);
  }

  @Test
  void request_thatSendsAForm_leadsBackToWhereItWasSentFrom() throws Exception {
    block("");
    send(page("POST", "/shop/order").with("Referer", "https://shop.example.com/shop/cart?x=1"));

    withTrail(
        "/shop/verify",
        trail -> {
          Challenge asked = Objects.requireNonNull(trail.challenge());
          assertThat(asked.resume("/")).isEqualTo("/shop/cart?x=1");
          assertThat(asked.formLost()).isTrue();
          served++;
        });
    assertThat(served).isOne();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/shop/x",
        "https://shop.example.com//evil.example",
        "https://shop.example.com/other",
        "javascript:alert(1)",
        "https://shop.example.com/shop/\\evil",
        "not a url"
      })
  void request_referredFromElsewhere_leadsNowhere(String referrer) throws Exception {
    block("");
    send(page("POST", "/shop/order").with("Referer", referrer));

    withTrail(
        "/shop/verify",
        trail -> {
          assertThat(Objects.requireNonNull(trail.challenge()).resume("/shop/"))
              .isEqualTo("/shop/");
          served++;
        });
    assertThat(served).isOne();
  }

  @Test
  void route_thatNeedsAProof_asksAndLeavesOtherPagesAlone() throws Exception {
    assertThat(send(get("/shop/pay/now")).getStatus()).isEqualTo(303);
    assertThat(send(get("/shop/tea")).getStatus()).isEqualTo(200);

    withTrail("/shop/verify", trail -> trail.verified("otp"));

    assertThat(send(get("/shop/pay/now")).getStatus()).isEqualTo(200);
    rig().clock.advance(Duration.ofSeconds(301));
    assertThat(send(get("/shop/pay/now")).getStatus()).isEqualTo(303);
    assertThat(steps()).containsExactly("asked route", "passed route", "asked route");
  }

  @Test
  void code_thatNeedsARecentProof_isAskedForInsteadOfFailing() throws Exception {
    rig().serving(trail -> trail.requireVerified(300, "otp"));

    RigResponse response = send(get("/shop/transfer"));

    assertThat(response.getStatus()).isEqualTo(303);
    assertThat(rig().last().members()).doesNotContainKey("error");
    assertThat(steps()).containsExactly("asked recent-auth");
  }

  @Test
  void code_thatNeedsARecentProofAfterTheAnswerBegan_fails() {
    rig().serving(trail -> trail.requireVerified(300, "otp"));

    assertThatThrownBy(() -> rig().send(get("/shop/transfer"), new RigResponse()))
        .isInstanceOf(VerificationRequiredException.class)
        .hasMessageContaining("TRK-0760");
  }

  @Test
  void session_takenUpByAnotherNode_isStillBlocked() throws Exception {
    block("otp");
    send(get("/shop/tea"));
    RigSession there = session.copy();

    try (FilterRig other = rig("b")) {
      RigResponse response =
          other.send(
              new RigRequest("GET", "/shop/tea").in(there).by("ada").with("Accept", "text/html"),
              new RigResponse().open());

      assertThat(response.getStatus()).isEqualTo(303);
      assertThat(other.records(Kind.CHALLENGE)).isEmpty();
    }
  }

  @Test
  void session_takenUpByAnotherNode_hasNotJustSignedIn() throws Exception {
    try (FilterRig other = rig("b")) {
      other.serving(trail -> assertThat(trail.isVerified(300, "")).isFalse());
      other.send(get("/shop/tea"), new RigResponse().open());
      assertThat(other.records(Kind.LOGIN)).hasSize(1);
    }
  }

  @Test
  void login_thatWasSeen_isAProof() throws Exception {
    send(get("/shop/tea").by(null));
    send(get("/shop/tea"));

    withTrail(
        "/shop/tea",
        trail -> {
          assertThat(trail.isVerified(300, "")).isTrue();
          served++;
        });
    assertThat(served).isEqualTo(3);
  }

  @Test
  void sessions_whereNothingIsConfigured_rememberNothing() throws Exception {
    try (FilterRig plain = new FilterRig(dir.resolve("plain"), Map.of())) {
      plain.send(get("/shop/tea"), new RigResponse().open());
      plain.serving(trail -> trail.verified("otp"));
      plain.send(get("/shop/tea"), new RigResponse().open());

      assertThat(session.attributes()).isEmpty();
    }
  }
}
