package org.sessiontrail.console.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {
  private static final String MARKUP = "<>\"'&ab/= ";

  @Test
  void leaf_writesTextAndAttributesAsText() {
    String html = new Html().leaf("p", "<b>&", "title", "\"><i>", "class", null).toString();

    assertThat(html).isEqualTo("<p title=\"&quot;&gt;&lt;i&gt;\">&lt;b&gt;&amp;</p>");
  }

  @Test
  void toString_whenSomethingIsOpen_names_it() {
    Html html = new Html().open("section").open("p");

    assertThatThrownBy(html::toString).hasMessageContaining("p").hasMessageContaining("section");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void text_whateverItHolds_hasNoMarkup(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int at = 0; at < 12; at++) {
        text.append(MARKUP.charAt(random.nextInt(MARKUP.length())));
      }
      String html = new Html().leaf("p", text.toString(), "title", text.toString()).toString();
      String inside = html.substring("<p title=\"".length(), html.length() - "</p>".length());
      assertThat(inside.replace("\">", "")).as(text.toString()).doesNotContain("<", ">", "\"", "'");
    }
  }
}
