package org.sessiontrail.capture.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.sessiontrail.config.TrackerConfig.BrowserConfig;
import org.sessiontrail.config.TrackerConfig.ConsentMode;

final class PageScriptTest {
  private static final int MOST_BYTES = 5 * 1024;

  private static PageScript script(ConsentMode consent, String... search) {
    return Objects.requireNonNull(
        PageScript.load(new BrowserConfig(true, List.of(search), 1_000, consent)));
  }

  @Test
  void script_isSmall() {
    int bytes = script(ConsentMode.NOT_REQUIRED, "q", "term").zippedBytes();

    assertThat(bytes).isLessThanOrEqualTo(MOST_BYTES);
    System.out.printf("t.js %d bytes compressed%n", bytes);
  }

  @Test
  void script_isToldTheConfiguration() {
    assertThat(script(ConsentMode.NOT_REQUIRED, "q", "term").text())
        .contains("{search:\"q,term\",quiet:\"\"}")
        .doesNotContain("@");
    assertThat(script(ConsentMode.REQUIRED).text()).contains("{search:\"\",quiet:\"1\"}");
  }

  /** What a strict content security policy forbids, and what the script promises not to touch. */
  @Test
  void script_usesNothingThatAPolicyForbids_andStoresNothing() {
    assertThat(script(ConsentMode.NOT_REQUIRED).text())
        .doesNotContain("eval(", "Function(", "innerHTML", ".style", "cookie", "localStorage")
        .doesNotContain("sessionStorage", "indexedDB")
        .containsOnlyOnce(".value"); // of a layout shift
  }

  @Test
  void forPages_givesOneElement_withHashAndIntegrity() throws Exception {
    PageScript script = script(ConsentMode.NOT_REQUIRED);
    String digest =
        Base64.getEncoder()
            .encodeToString(
                MessageDigest.getInstance("SHA-384")
                    .digest(script.text().getBytes(StandardCharsets.UTF_8)));

    assertThat(script.forPages("/app/tracker/t.js").get("script"))
        .matches(
            "<script src=\"/app/tracker/t\\.js\\?v=[0-9a-f]{16}\" integrity=\"[^\"]+\" defer></script>")
        .contains("sha384-" + digest);
  }

  @Test
  void source_isReadable() {
    assertThat(Path.of("src/main/js/t.js")).exists();
  }
}
