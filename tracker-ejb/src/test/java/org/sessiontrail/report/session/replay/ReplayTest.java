package org.sessiontrail.report.session.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sessiontrail.report.MemoryTrail.TEN;
import static org.sessiontrail.report.session.SessionLog.SECOND;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.report.MemoryTrail;
import org.sessiontrail.report.NpmPackage;
import org.sessiontrail.report.session.SessionLog;
import org.sessiontrail.report.session.Timeline;
import org.sessiontrail.report.session.TimelineReader;

class ReplayTest {
  private static final List<String> HOSTILE =
      List.of(
          "/'; touch owned; '",
          "/$(touch owned)`touch owned`",
          "/a\ntouch owned\r\n\"\\",
          "/-o/owned --output owned",
          "@evil.example/ {a,b}[1-9]",
          "//evil.example/\u0000\u202e",
          "/tee/grün/漢字/\ud83c\udf75?x=1#y");

  @TempDir Path directory;

  private static Timeline shop() throws Exception {
    return new TimelineReader(SessionLog.both(), "shop").read(SessionLog.FAILED);
  }

  private static Timeline hostile() throws Exception {
    MemoryTrail log = new MemoryTrail();
    for (int i = 0; i < HOSTILE.size(); i++) {
      log.add(
          SessionLog.request(
              TEN + i * SECOND, "t'$(touch owned)", "GET", HOSTILE.get(i), HOSTILE.get(i), 200, 1));
    }
    return new TimelineReader(log, "shop\n$(touch owned)").read("t'$(touch owned)");
  }

  @Test
  void script_ofAShopSession_sendsItAgainInOrderWithItsCookies() throws Exception {
    try (StubShop shop = new StubShop()) {
      String said = run(new Replay(shop(), shop.url()).script());

      assertThat(shop.asked())
          .containsExactly(
              "GET /shop/",
              "GET /shop/product/7?step=1 JSESSIONID=1",
              "POST /shop/cart JSESSIONID=1",
              "POST /shop/checkout JSESSIONID=1");
      assertThat(said).contains("200 GET /shop/product/7?step=1", "500 POST /shop/checkout");
    }
  }

  @Test
  void script_saysWhatIsNotThere() throws Exception {
    assertThat(new Replay(shop(), Replay.LOCAL).script())
        .startsWith("#!/bin/sh\n# 4 requests of session trail-failed of shop")
        .contains("cookies (a jar collects new ones), Authorization", "its body was not recorded")
        .contains("[ -z \"$WAIT\" ] || sleep 10")
        .doesNotContain("anna");
  }

  @Test
  void script_ofHostilePaths_runsNothingButCurl() throws Exception {
    try (StubShop shop = new StubShop()) {
      run(new Replay(hostile(), shop.url()).script());

      assertThat(directory.resolve("owned")).doesNotExist();
      assertThat(shop.asked()).hasSize(HOSTILE.size()).allMatch(each -> each.startsWith("GET /"));
    }
  }

  /** Whatever is quoted comes out of a shell as it went in, one line for each. */
  @Test
  void word_ofAnyText_isOneWordOfAShell() throws Exception {
    Random random = new Random(20260301L);
    StringBuilder script = new StringBuilder();
    StringBuilder expected = new StringBuilder();
    String odd = "'\"\\$`!*?[]{}()<>|&;#~ \t\n\r%=-é漢a0";
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder();
      for (int c = random.nextInt(12); c >= 0; c--) {
        text.append(odd.charAt(random.nextInt(odd.length())));
      }
      String word = ShellText.word(text.toString());
      script.append(ShellText.comment(text.toString())).append('\n');
      script.append("printf '%s\\n' ").append(word).append('\n');
      expected
          .append(text.toString().replace("\t", "\\u0009").replace("\n", "\\u000a"))
          .append('\n');
    }

    assertThat(run(script.toString())).isEqualTo(expected.toString().replace("\r", "\\u000d"));
  }

  @Test
  void archive_ofAShopSession_isAsThePublishedSchemaSays() throws Exception {
    Path modules = new NpmPackage("har-validator", "5.1.5").modules();
    for (Timeline each : List.of(shop(), hostile())) {
      Path file = directory.resolve("session.har");
      Files.write(file, new Replay(each, Replay.LOCAL).archive());

      assertThat(NpmPackage.node("check-har.cjs", modules, file)).isEqualTo("valid\n");
    }
    Path broken = directory.resolve("broken.har");
    Files.writeString(broken, "{\"log\":{\"version\":\"1.2\",\"entries\":[{}]}}");
    assertThat(NpmPackage.node("check-har.cjs", modules, broken)).contains("creator");
  }

  @Test
  void archive_holdsRequestsWithoutSecrets() throws Exception {
    byte[] har = new Replay(shop(), "https://test.example:8443/").archive();
    JsonObject log =
        Json.createReader(new ByteArrayInputStream(har)).readObject().getJsonObject("log");
    JsonObject second = log.getJsonArray("entries").getJsonObject(1);

    assertThat(log.getJsonArray("entries")).hasSize(4);
    assertThat(second.getJsonObject("request").getString("url"))
        .isEqualTo("https://test.example:8443/shop/product/7?step=1");
    assertThat(second.getJsonObject("request").getJsonArray("queryString").toString())
        .isEqualTo("[{\"name\":\"step\",\"value\":\"1\"}]");
    assertThat(second.getInt("time")).isEqualTo(900);
    assertThat(new String(har, StandardCharsets.UTF_8)).doesNotContain("anna", "192.0.2.7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://a",
        "http://",
        "a",
        "http://a/b",
        "http://a?b",
        "http://a b",
        "http://$(x)"
      })
  void base_ofWhatIsNoServer_saysSo(String typed) {
    assertThatThrownBy(() -> Replay.base(typed)).hasMessageContaining("base-url is");
  }

  private String run(String script) throws Exception {
    Path file = directory.resolve("repro.sh");
    Files.writeString(file, script);
    Path said = directory.resolve("said.txt");
    Process process =
        new ProcessBuilder("sh", file.toString())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertThat(process.waitFor()).isZero();
    return Files.readString(said);
  }
}
