package org.sessiontrail.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sessiontrail.config.TrackerConfig.ConsentMode;
import org.sessiontrail.record.Permit;
import org.sessiontrail.record.Purpose;

final class ConsentPolicyTest {
  private static ConsentChoice choice(Purpose... granted) {
    return new ConsentChoice(Set.of(granted), null, "banner", null, 5);
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_REQUIRED, NONE, , not-required, true, true, true",
    "REQUIRED, NONE, , not-asked, false, false, false",
    "COOKIELESS, NONE, , cookieless, true, false, false",
    "NOT_REQUIRED, GPC, , signal, false, false, false",
    "COOKIELESS, DNT, , signal, false, false, false",
    "REQUIRED, BOTH, ANALYTICS, signal, false, false, false",
    "REQUIRED, NONE, ANALYTICS, consent, true, false, false",
    "NOT_REQUIRED, NONE, MARKETING, consent, false, false, true",
    "COOKIELESS, NONE, PERSONALISATION, consent, false, true, false",
  })
  void decide_goesBySignalThenChoiceThenMode(
      ConsentMode mode,
      Signals signals,
      @Nullable Purpose granted,
      String reason,
      boolean analytics,
      boolean personalisation,
      boolean marketing) {
    ConsentChoice choice = granted == null ? null : choice(granted);

    Consent consent = new ConsentPolicy(mode).decide(choice, signals, null);

    assertThat(consent.reason().id()).isEqualTo(reason);
    assertThat(consent.allows(Purpose.ANALYTICS)).isEqualTo(analytics);
    assertThat(consent.allows(Purpose.PERSONALISATION)).isEqualTo(personalisation);
    assertThat(consent.allows(Purpose.MARKETING)).isEqualTo(marketing);
    assertThat(EnumSet.range(Purpose.SECURITY, Purpose.OPERATIONS)).allMatch(consent::allows);
  }

  @Test
  void decide_cookieless_countsTheVisitorOnlyWhereNobodyDecided() {
    ConsentPolicy policy = new ConsentPolicy(ConsentMode.COOKIELESS);

    assertThat(policy.decide(null, Signals.NONE, "v").permit().visitor()).isEqualTo("v");
    assertThat(policy.decide(null, Signals.NONE, "v").isTied()).isFalse();
    assertThat(policy.decide(null, Signals.GPC, "v").permit().visitor()).isNull();
    assertThat(policy.decide(choice(Purpose.ANALYTICS), Signals.NONE, "v").permit().visitor())
        .isNull();
    assertThat(new ConsentPolicy(ConsentMode.NOT_REQUIRED).decide(null, Signals.NONE, "v").permit())
        .isSameAs(Permit.ALL);
  }

  @Test
  void decide_whereNobodyDecided_makesNothingNew() {
    ConsentPolicy policy = new ConsentPolicy(ConsentMode.NOT_REQUIRED);

    assertThat(policy.decide(null, Signals.NONE, null))
        .isSameAs(policy.decide(null, Signals.NONE, null));
  }

  @ParameterizedTest
  @CsvSource({"1, , GPC", "1, 1, BOTH", ", 1, DNT", "0, 0, NONE", "true, yes, NONE", "'', , NONE"})
  void signals_areToldByTheFirstCharacter(
      @Nullable String gpc, @Nullable String dnt, Signals expected) {
    assertThat(Signals.of(gpc, dnt)).isEqualTo(expected);
  }

  @Test
  void memo_isReadAsItWasWritten() {
    ConsentChoice choice =
        new ConsentChoice(
            Set.of(Purpose.MARKETING, Purpose.ANALYTICS),
            ConsentText.of("shown"),
            "account",
            "US-CA",
            1_767_600_000_000_000L);
    for (Signals signals : Signals.values()) {
      ConsentMemo full = new ConsentMemo(choice, signals);
      assertThat(ConsentMemo.parse(String.valueOf(full.text()))).isEqualTo(full);
      ConsentMemo bare = new ConsentMemo(choice(), signals);
      assertThat(ConsentMemo.parse(String.valueOf(bare.text()))).isEqualTo(bare);
      ConsentMemo none = new ConsentMemo(null, signals);
      assertThat(none.text() == null ? none : ConsentMemo.parse(String.valueOf(none.text())))
          .isEqualTo(none);
    }
    assertThat(new ConsentMemo(null, Signals.NONE).text()).isNull();
    assertThat(ConsentMemo.parse("1||analytics|banner|||5|more")).isNull();
    assertThat(ConsentMemo.parse("x".repeat(1_000))).isNull();
  }

  @Test
  void choice_refusesWhatAReceiptCannotHold() {
    assertThatThrownBy(() -> new ConsentText("a b")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ConsentChoice(Set.of(), null, "By Phone", null, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(choice(Purpose.AUDIT).granted()).isEmpty();
    assertThat(ConsentText.of("x").version()).hasSize(64);
  }
}
