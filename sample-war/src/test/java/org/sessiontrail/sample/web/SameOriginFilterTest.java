package org.sessiontrail.sample.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SameOriginFilterTest {
  @Test
  void fromHere_believesWhatTheBrowserSaysOfTheSite() {
    assertThat(SameOriginFilter.fromHere("same-origin", null, "shop:8080")).isTrue();
    assertThat(SameOriginFilter.fromHere("none", null, "shop:8080")).isTrue();
    assertThat(SameOriginFilter.fromHere("cross-site", "http://shop:8080", "shop:8080")).isFalse();
    assertThat(SameOriginFilter.fromHere("same-site", null, "shop:8080")).isFalse();
  }

  @Test
  void fromHere_comparesTheOriginOfAnOlderBrowser() {
    assertThat(SameOriginFilter.fromHere(null, "http://shop:8080", "shop:8080")).isTrue();
    assertThat(SameOriginFilter.fromHere(null, "http://shop:8081", "shop:8080")).isFalse();
    assertThat(SameOriginFilter.fromHere(null, "http://evil.example", "shop:8080")).isFalse();
    assertThat(SameOriginFilter.fromHere(null, "null", "shop:8080")).isFalse();
    assertThat(SameOriginFilter.fromHere(null, "not a uri", "shop:8080")).isFalse();
    assertThat(SameOriginFilter.fromHere(null, "null", null)).isFalse();
  }

  @Test
  void fromHere_letsAClientPassThatIsNoBrowser() {
    assertThat(SameOriginFilter.fromHere(null, null, "shop:8080")).isTrue();
  }
}
