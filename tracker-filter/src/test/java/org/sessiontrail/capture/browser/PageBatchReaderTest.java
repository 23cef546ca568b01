package org.sessiontrail.capture.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PageBatchReaderTest {
  private static final String HEAD =
      "{\"page\":\"k3v9x1q8\",\"n\":1,\"clock\":1767600000000,\"sent\":5200,\"path\":\"/app/\"}";

  private final PageBatchReader reader = new PageBatchReader(List.of("q"));

  private PageBatch read(String... events) {
    return reader.read("[1," + HEAD + "," + String.join(",", events) + "]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"event\":\"leave\",\"offset\":5000,\"visible\":4000,\"depth\":100}",
        "{\"event\":\"outlink\",\"offset\":5000,\"element\":\"a\",\"target\":\"https://x.example/\"}",
        "{\"event\":\"rage-click\",\"offset\":5000,\"element\":\"a\",\"count\":4}",
        "{\"event\":\"form-field\",\"offset\":1,\"form\":\"f\",\"field\":\"email\",\"order\":1}",
        "{\"event\":\"form-start\",\"offset\":1,\"form\":\"f\"}",
        "{\"event\":\"search\",\"offset\":1,\"parameter\":\"q\",\"words\":\"green tea\"}",
        "{\"event\":\"content-view\",\"offset\":1,\"content\":\"b\",\"contentTarget\":\"/x\"}",
        "{\"event\":\"error\",\"offset\":1,\"error\":\"TypeError\",\"script\":\"/a.js\",\"line\":3}",
        "{\"event\":\"timing\",\"offset\":1,\"lcp\":1200,\"cls\":0}",
        "{\"event\":\"view\",\"offset\":0,\"soft\":true,\"title\":\"\\ud83c\\udf75 Tea\"}"
      })
  void read_takesWhatTheScriptSends(String event) {
    PageBatch batch = read(event);

    assertThat(batch.events()).hasSize(1);
    assertThat(batch.dropped()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"event\":\"spy\",\"offset\":1}",
        "{\"event\":\"click\"}",
        "{\"event\":\"click\",\"offset\":-1}",
        "{\"event\":\"click\",\"offset\":5201}",
        "{\"event\":\"click\",\"offset\":1,\"value\":\"4111\"}",
        "{\"event\":\"click\",\"offset\":1,\"element\":7}",
        "{\"event\":\"click\",\"offset\":1,\"element\":\"\"}",
        "{\"event\":\"click\",\"offset\":1,\"element\":\"input:card_pin\"}",
        "{\"event\":\"leave\",\"offset\":1,\"depth\":101}",
        "{\"event\":\"leave\",\"offset\":1,\"visible\":\"long\"}",
        "{\"event\":\"view\",\"offset\":1,\"soft\":false}",
        "{\"event\":\"form-start\",\"offset\":1,\"form\":\"f\",\"field\":\"password\"}",
        "{\"event\":\"form-field\",\"offset\":1,\"form\":\"f\",\"field\":\"userPwd\",\"order\":1}",
        "{\"event\":\"search\",\"offset\":1,\"parameter\":\"other\",\"words\":\"x\"}",
        "{\"event\":\"search\",\"offset\":1,\"words\":\"x\"}",
        "{\"event\":\"click\",\"offset\":1,\"detail\":{\"a\":\"b\"}}",
        "{\"event\":\"custom\",\"offset\":1,\"name\":\"x\",\"detail\":{\"a\":1}}",
        "{\"event\":[],\"offset\":1}",
        "\"event\"",
        "7"
      })
  void read_dropsAnEventThatIsNone_andKeepsTheOthers(String event) {
    PageBatch batch = read(event, "{\"event\":\"click\",\"offset\":9,\"element\":\"buy\"}");

    assertThat(batch.events()).extracting(PageTold::offsetMillis).containsExactly(9L);
    assertThat(batch.dropped()).isEqualTo(1);
  }

  @Test
  void read_ofACustomEvent_keepsItsDetailButNoSecret() {
    PageBatch batch =
        read(
            "{\"event\":\"custom\",\"offset\":1,\"name\":\"plan\",\"detail\":{\"size\":\"L\","
                + "\"apiKey\":\"x\"}}");

    assertThat(batch.events().get(0).detail()).isEqualTo(Map.of("size", "L"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "[1]",
        "[2,{\"page\":\"k3v9x1q8\",\"n\":1,\"clock\":1,\"sent\":1,\"path\":\"/\"},7]",
        "[1,{\"page\":\"K3V9X1Q8\",\"n\":1,\"clock\":1,\"sent\":1,\"path\":\"/\"},7]",
        "[1,{\"page\":\"k3v9x1q8\",\"n\":0,\"clock\":1,\"sent\":1,\"path\":\"/\"},7]",
        "[1,{\"page\":\"k3v9x1q8\",\"n\":1,\"clock\":-1,\"sent\":1,\"path\":\"/\"},7]",
        "[1,{\"page\":\"k3v9x1q8\",\"n\":1,\"clock\":1,\"sent\":1,\"path\":\"x\"},7]",
        "[1,{\"page\":\"k3v9x1q8\",\"n\":1,\"clock\":1,\"sent\":1,\"path\":\"/\",\"sid\":\"t\"},7]",
        "[1,{\"page\":\"k3v9x1q8\",\"n\":1,\"clock\":1,\"sent\":1.5,\"path\":\"/\"},7]"
      })
  void read_ofABodyThatIsNone_fails(String body) {
    assertThatThrownBy(() -> reader.read(body)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void read_ofTooManyEvents_fails() {
    String many = "{\"event\":\"click\",\"offset\":1},".repeat(101) + "7";

    assertThatThrownBy(() -> read(many)).isInstanceOf(IllegalArgumentException.class);
  }
}
