package org.sessiontrail.enrich.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelRulesTest {
  private static Touch touch(String source, String medium) {
    return Touch.of(Map.of("utm_source", source, "utm_medium", medium), Source.DIRECT);
  }

  @Test
  void of_theFirstRuleThatFits_goesBeforeTheOthers() {
    ChannelRules rules =
        new ChannelRules(
            List.of(
                "source:Partner*&medium:link=Partner+sites",
                "medium:news+letter=Letters",
                "site:search=Searched"));

    assertThat(rules.of(touch("partner-7", "LINK"))).isEqualTo("Partner sites");
    assertThat(rules.of(touch("partner-7", "email"))).isEqualTo("Email");
    assertThat(rules.of(touch("x", "News Letter"))).isEqualTo("Letters");
    assertThat(rules.of(touch("google", "organic"))).isEqualTo("Searched");
  }

  @Test
  void of_noRule_isThePublishedChannel() {
    assertThat(new ChannelRules(List.of()).of(touch("google", "cpc"))).isEqualTo("Paid Search");
  }

  @Test
  void of_aPattern_isNoRegularExpression() {
    ChannelRules rules = new ChannelRules(List.of("source:a.c=Dots"));

    assertThat(rules.of(touch("abc", "x"))).isEqualTo("Unassigned");
    assertThat(rules.of(touch("a.c", "x"))).isEqualTo("Dots");
  }

  @ParameterizedTest
  @ValueSource(strings = {"source=X", "nothing:x=Y", "source:x=", "=X", "source:a&b=X"})
  void rules_ofAnythingElse_areRefusedWithWhatTheyMayBe(String text) {
    assertThatThrownBy(() -> new ChannelRules(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("campaign, click, content, medium, site, source, term");
  }
}
