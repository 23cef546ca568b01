package org.sessiontrail.enrich.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;

class AgentReaderTest {
  private final AgentReader reader = new AgentReader();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 | desktop | Chrome | 126 | Windows | 10/11",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.2592.56 | desktop | Edge | 126 | Windows | 10/11",
        "Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko | desktop | Internet Explorer | 11 | Windows | 7",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4.1 Safari/605.1.15 | desktop | Safari | 17 | macOS | 10.15",
        "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0 | desktop | Firefox | 127 | Ubuntu | -",
        "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Safari/537.36 | desktop | Chrome | 125 | Chrome OS | 14541",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1 | phone | Safari | 17 | iOS | 17",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/126.0.6478.35 Mobile/15E148 Safari/604.1 | phone | Chrome | 126 | iOS | 17",
        "ExampleApp/4 CFNetwork/1410.0.3 Darwin/22.6.0 | unknown | unknown | - | iOS | -",
        "ExampleApp/4 CFNetwork/1128.0.1 Darwin/19.6.0 (x86_64) | unknown | unknown | - | macOS | -",
        "Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.6 Mobile/15E148 Safari/604.1 | tablet | Safari | 16 | iOS | 16",
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36 | phone | Chrome | 126 | Android | 10",
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 | tablet | Chrome | 126 | Android | 10",
        "Mozilla/5.0 (Linux; Android 13; SM-S918B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/125.0.0.0 Mobile Safari/537.36 | phone | Android WebView | 125 | Android | 13",
        "Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-A546B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36 | phone | Samsung Internet | 25 | Android | 14",
        "Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0 | phone | Firefox | 127 | Android | 14",
        "Mozilla/5.0 (Linux; Android 9; KFMAWI) AppleWebKit/537.36 (KHTML, like Gecko) Silk/120.5.1 like Chrome/120.0.6099.230 Safari/537.36 | tablet | Silk | 120 | Fire OS | -",
        "Mozilla/5.0 (SMART-TV; LINUX; Tizen 6.0) AppleWebKit/537.36 (KHTML, like Gecko) 76.0.3809.146/6.0 TV Safari/537.36 | tv | unknown | - | Tizen | 6",
        "Mozilla/5.0 (PlayStation; PlayStation 5/2.26) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/13.0 Safari/605.1.15 | console | Safari | 13 | PlayStation | 5",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0 | desktop | Firefox | 127 | Windows | 10/11",
        "Opera/9.80 (Android; Opera Mini/36.2.2254/119.132; U; id) Presto/2.12.423 Version/12.16 | phone | Opera Mini | 36 | Android | -",
        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36 OPR/110.0.0.0 | desktop | Opera | 110 | Windows | 10/11",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 334.0.4.32.98 (iPhone14,5; iOS 17_5_1; de_DE; de; scale=3.00; 1170x2532; 606413453) | phone | Instagram app | 334 | iOS | 17"
      })
  void read_ofABrowser_saysWhatItIs(
      String agent, String device, String browser, String version, String system, String release) {
    assertThat(reader.read(agent))
        .isEqualTo(
            new Agent(
                DeviceType.valueOf(device.toUpperCase(java.util.Locale.ROOT)),
                browser,
                version,
                system,
                release,
                BotClass.NONE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html) | SEARCH_ENGINE | Googlebot",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot) | AI_CRAWLER | GPTBot",
        "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/) | SEO | AhrefsBot",
        "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php) | SOCIAL_PREVIEW | facebookexternalhit",
        "curl/8.5.0 | HTTP_LIBRARY | curl",
        "python-requests/2.31.0 | HTTP_LIBRARY | python-requests",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/125.0.0.0 Safari/537.36 | BROWSER_AUTOMATION | HeadlessChrome",
        "kube-probe/1.29 | OTHER | kube-probe",
        "ELB-HealthChecker/2.0 | OTHER | ELB-HealthChecker",
        "Java/17.0.9 | OTHER | Java",
        "ExampleShopBot/1.0 | OTHER | ExampleShopBot"
      })
  void read_ofAProgram_namesItAndWhatItIsFor(String agent, BotClass sort, String name) {
    Agent read = reader.read(agent);

    assertThat(read.device()).isEqualTo(DeviceType.BOT);
    assertThat(read.bot()).isEqualTo(sort);
    assertThat(read.browser()).startsWith(name);
  }

  @Test
  void read_ofAPhoneWhoseNameEndsInBot_isNoProgram() {
    assertThat(
            reader.read(
                "Mozilla/5.0 (Linux; Android 11; CUBOT NOTE 20) AppleWebKit/537.36 (KHTML, like"
                    + " Gecko) Chrome/126.0.0.0 Mobile Safari/537.36"))
        .extracting(Agent::device, Agent::bot)
        .containsExactly(DeviceType.PHONE, BotClass.NONE);
  }

  @ParameterizedTest
  @NullAndEmptySource
  void read_ofNothing_knowsNothing(String agent) {
    assertThat(reader.read(agent)).isSameAs(Agent.NOTHING_KNOWN);
  }

  @Test
  void read_ofAnything_answersTheSameAgain() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      String agent = random(random);
      Agent read = reader.read(agent);
      assertThat(new AgentReader().read(agent)).isEqualTo(read).isEqualTo(reader.read(agent));
      assertThat(read.device() == DeviceType.BOT).isEqualTo(read.bot().isBot());
    }
  }

  private static String random(Random random) {
    String alphabet = "Mozilla/5.0 (;)Android 1 Mobile Chrome/9_bot.\u0000é\uD83D\uDE00<>";
    StringBuilder out = new StringBuilder();
    int length = random.nextInt(60);
    for (int i = 0; i < length; i++) {
      out.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return out.toString();
  }
}
