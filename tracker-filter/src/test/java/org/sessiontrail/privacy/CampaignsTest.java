package org.sessiontrail.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sessiontrail.record.RequestFacts.Origin;

final class CampaignsTest {
  private final Campaigns campaigns = new Campaigns();

  @ParameterizedTest
  @CsvSource({
    "utm_source=a&x=1&utm_term=b%20c, utm_source=a&utm_term=b c",
    "utm_content=anna@example.com, utm_content=*",
    "utm_source, utm_source",
    "xutm_source=a, ",
    "q=utm, ",
    ", ",
  })
  void of_keepsTheUtmParametersClean(@Nullable String query, @Nullable String expected) {
    String kept = campaigns.of(query);

    if (expected != null && expected.endsWith("*")) {
      assertThat(kept).startsWith("utm_content=").doesNotContain("anna");
    } else {
      assertThat(kept).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "gclid=Abc&x=1, gclid",
    "x=1&fbclid=A&msclkid=B, 'msclkid,fbclid'",
    "li_fat_id=1, li_fat_id",
    "agclid=1, ",
    "gclidx=1, ",
    "id=1, ",
    ", ",
  })
  void clicks_tellsNamesAndNeverValues(@Nullable String query, @Nullable String expected) {
    assertThat(Campaigns.clicks(query)).isEqualTo(expected);
  }

  @Test
  void without_leavesOtherNames() {
    assertThat(Campaigns.without(List.of("q", "utm_source", "gclid"))).containsExactly("q");
  }

  @ParameterizedTest
  @CsvSource({
    "'de-CH,de;q=0.9', de-CH",
    "en, en",
    "zh-Hant-TW;q=1, zh-Hant-TW",
    "' fr', fr",
    "*, ",
    "x, ",
    "english, ",
    "de-4111111111111111, ",
    "en-GB-oxendict-more, ",
    "en_GB, ",
    "<b>, ",
    "'', ",
  })
  void language_isTheFirstOne(String header, @Nullable String expected) {
    Origin origin = new Languages().of(header);

    assertThat(origin == null ? null : origin.language()).isEqualTo(expected);
  }

  @Test
  void language_ofManyHeaders_remembersOnlySoMany() {
    Languages languages = new Languages();
    for (int i = 0; i < 3 * Languages.MOST_KNOWN; i++) {
      assertThat(languages.of("de;q=0." + i)).isEqualTo(new Origin("de", null, null));
    }
    assertThat(languages.of("de;q=0.1")).isSameAs(languages.of("de;q=0.1"));
    assertThat(languages.of("en")).isNotSameAs(languages.of("en"));
  }
}
