package org.sessiontrail.enrich.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentRulesTest {
  private final ContentRules rules =
      new ContentRules(
          List.of("/news/*=news:article", "/films/*=films", "/help*=:guide", "/a.b/*=dots"));

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "/news/today, news, article",
        "/news/photo.jpg, news, article",
        "/films/x.MP4, films, video",
        "/films/x, films, page",
        "/help, -, guide",
        "/help/a/b, -, guide",
        "/axb/c, -, page",
        "/a.b/c, dots, page",
        "/price-list.pdf, -, document",
        "/v1.2/list, -, page",
        "/, -, page",
        "'', -, page"
      })
  void of_aPath_isByTheFirstRuleThatFits(String path, String topic, String format) {
    assertThat(rules.of(path)).isEqualTo(new Content(topic, format));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "news", "news=a", "/news", "/n=a:b:c", "/n=a=b"})
  void rule_thatIsNone_isRefused(String text) {
    assertThatThrownBy(() -> new ContentRules(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no rule");
  }
}
