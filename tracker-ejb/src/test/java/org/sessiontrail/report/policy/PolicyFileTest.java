package org.sessiontrail.report.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFileTest {
  private static final String ALL =
      """
      # a policy
      evidence = 5
      length = session-length max=12h
      end=session-end max=1d
      night  =  hours from=07:00 to=24:00 days=mon-fri,sun zone=Europe/Paris kinds=action actions=a.*
      pay = four-eyes action=pay.go by=pay.ok,pay.yes object=id within=30m order=either
      mail = consent actions=mail.send purpose=marketing given=consent.give withdrawn=consent.no
      old = retention kinds=request,action records=400d
      ip = retention personal=30d
      looks = reviews every=1d
      reads = audit-reads refused=3
      """;

  @Test
  void read_ofEveryType_givesThemInOrder() throws Exception {
    Policy policy = PolicyFile.read(bytes("\ufeff" + ALL.replace("\n", "\r\n")));

    assertThat(policy.names())
        .containsExactly("length", "end", "night", "pay", "mail", "old", "ip", "looks", "reads");
    assertThat(policy.evidence()).isEqualTo(5);
  }

  @Test
  void read_ofSeveralMistakes_tellsAllWithTheirLines() {
    assertThat(
            mistakes(
                """
                a = session-length max=12x
                a = reviews every=1d
                b = hours from=25:00 to=07:00 days=mon zone=Mars
                c = walks fast=yes
                no rule

                d = retention records=1d personal=1d
                e = reviews ever=1d
                evidence = 99999
                """))
        .containsExactly(
            "line 1: a: max=\"12x\" is no span; write 30m, 12h or 7d",
            "line 2: a is declared twice",
            "line 3: b: from=\"25:00\" is no time of day; write 07:30, or 24:00 for its end",
            "line 3: b: zone=\"Mars\" is no time zone; write Europe/Paris or UTC",
            "line 4: type \"walks\" is unknown; known: session-length, session-end, hours,"
                + " four-eyes, consent, retention, reviews, audit-reads, session-id-renewed,"
                + " session-cookie, session-tracking, session-idle-limit, session-absolute-limit,"
                + " session-concurrent, session-logout-ends",
            "line 5: write name = type option=value …, not \"no rule\"",
            "line 7: d: write either records=SPAN or personal=SPAN",
            "line 8: e: option every is missing",
            "line 8: e: option \"ever\" is unknown; known: every",
            "line 9: \"99999\" is no number from 0 to 1000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# only words",
        "a = reviews every=99999999999999999999d",
        "a = reviews every=0d",
        "a = reviews every=-1d",
        "a = reviews every=",
        "a = reviews every=1d every=2d",
        "a = reviews every=1d =x",
        "a = audit-reads refused=9999999999",
        "a = hours from=07:00 to=07:00 days=mon zone=UTC",
        "a = hours from=07:00 to=08:00 days=fri-mon zone=UTC",
        "a = hours from=07:00 to=08:00 days=mon,, zone=UTC",
        "a = hours from=07:00 to=08:00 days=mon zone=UTC kinds=everything",
        "a = four-eyes action=* by=b object=id within=1h",
        "a = four-eyes action=a,, by=b object=id within=1h",
        "= reviews every=1d",
        "a b = reviews every=1d",
        "../x = reviews every=1d"
      })
  void read_ofAWrongPolicy_isRefused(String text) {
    assertThat(mistakes(text)).isNotEmpty();
  }

  @Test
  void read_ofHostileText_showsNothingATerminalObeys() {
    assertThat(mistakes("a = \u001b[2J\u202e" + "x".repeat(10_000)))
        .allSatisfy(
            sentence -> assertThat(sentence).doesNotContain("\u001b", "\u202e", "x".repeat(60)));
  }

  @Test
  void read_ofTooMuch_isRefusedBriefly() {
    assertThat(mistakes("x\n".repeat(1_000))).hasSize(51).last().isEqualTo("and 950 more");
    assertThat(mistakes("#".repeat(PolicyFile.MAX_BYTES + 1)))
        .containsExactly("longer than 262144 bytes");
    StringBuilder rules = new StringBuilder();
    for (int i = 0; i <= 100; i++) {
      rules.append('r').append(i).append(" = reviews every=1d\n");
    }
    assertThat(mistakes(rules.toString())).containsExactly("more than 100 rules");
  }

  @Test
  void read_ofBytesThatAreNoText_isRefused() {
    Policy.Mistakes found =
        catchThrowableOfType(
            Policy.Mistakes.class, () -> PolicyFile.read(new byte[] {'a', (byte) 0xff}));

    assertThat(found.sentences()).containsExactly("not in UTF-8");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void read_ofDamagedPolicies_neverFailsOtherwise(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      byte[] bytes = bytes(ALL);
      for (int j = random.nextInt(6); j >= 0; j--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(128);
      }
      assertThatCode(
              () -> {
                try {
                  PolicyFile.read(bytes);
                } catch (Policy.Mistakes e) {
                  assertThat(e.sentences()).isNotEmpty();
                }
              })
          .doesNotThrowAnyException();
    }
  }

  private static List<String> mistakes(String text) {
    return catchThrowableOfType(Policy.Mistakes.class, () -> PolicyFile.read(bytes(text)))
        .sentences();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
