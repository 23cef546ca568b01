package org.sessiontrail.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The example of the page is code that a test runs. */
class ResponsesPageTest {
  private static String between(String text, String begin, String end) {
    int from = text.indexOf(begin) + begin.length();
    return text.substring(from, text.indexOf(end, from)).strip();
  }

  @Test
  void page_showsTheVerificationThatIsTested() throws Exception {
    String page = Files.readString(Path.of("../docs/responses.md"));
    String test =
        Files.readString(
            Path.of("src/test/java/org/sessiontrail/respond/channel/ChannelsTest.java"));

    assertThat(between(page, "```java\n/** Whether", "```"))
        .isEqualTo(
            between(test, "// docs:verify:begin\n  /** Whether", "// docs:verify:end")
                .replace("\n  ", "\n"));
  }
}
