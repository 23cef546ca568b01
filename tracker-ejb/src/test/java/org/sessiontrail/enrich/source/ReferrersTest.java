package org.sessiontrail.enrich.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferrersTest {
  private final Referrers referrers =
      new Referrers(Set.of("shop.example.com"), Set.of("made-up.example"));

  @ParameterizedTest
  @CsvSource({
    "https://www.google.com/, SEARCH, Google",
    "https://www.google.co.uk/search?q=x, SEARCH, Google",
    "https://google.de, SEARCH, Google",
    "android-app://com.google.android.googlequicksearchbox/, SEARCH, Google",
    "https://google.example.com/, REFERRAL, google.example.com",
    "https://notgoogle.com/, REFERRAL, notgoogle.com",
    "https://mail.google.com/mail/u/0, MAIL, Gmail",
    "https://gemini.google.com/app, AI, Gemini",
    "https://search.yahoo.co.jp/x, SEARCH, Yahoo",
    "https://mail.yahoo.fr/d/folders, MAIL, Yahoo Mail",
    "https://de.mail.yahoo.co.uk/, MAIL, Yahoo Mail",
    "https://fr.search.yahoo.net/x, SEARCH, Yahoo",
    "https://go.mail.ru/search?q=x, SEARCH, Mail.ru",
    "https://duckduckgo.com/, SEARCH, DuckDuckGo",
    "https://yandex.com.tr/search, SEARCH, Yandex",
    "https://l.facebook.com/l.php?u=x, SOCIAL, Facebook",
    "https://t.co/abc, SOCIAL, X",
    "https://old.reddit.com/r/java, SOCIAL, Reddit",
    "https://m.youtube.com/watch, VIDEO, YouTube",
    "https://www.amazon.com.br/dp/1, SHOPPING, Amazon",
    "https://chatgpt.com/, AI, ChatGPT",
    "https://www.perplexity.ai/, AI, Perplexity",
    "https://outlook.live.com/, MAIL, Outlook",
    "https://semalt.com/x, SPAM, semalt.com",
    "https://a.made-up.example/, SPAM, a.made-up.example",
    "https://shop.example.com/cart, INTERNAL, shop.example.com",
    "http://static.shop.example.com:8080/, INTERNAL, static.shop.example.com",
    "https://blog.example.org:8443/post, REFERRAL, blog.example.org",
    "https://EXAMPLE.org, REFERRAL, example.org",
    "http://[2001:db8::1]/x, REFERRAL, [2001:db8::1]"
  })
  void of_aReferrer_namesTheSite(String referrer, SourceType type, String name) {
    assertThat(referrers.of(referrer)).isEqualTo(new Source(type, name));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", " ", "about:blank", "-", "http://", "://", "%zz", "/path", "javascript:x"})
  void of_whatNamesNoHost_isDirect(String referrer) {
    assertThat(referrers.of(referrer)).isEqualTo(Source.DIRECT);
  }

  @Test
  void of_anything_answers() {
    Random random = new Random(11);
    String alphabet = "htps:/.?#@%[]gole-\u0000ü \uD83D\uDE00";
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "https://" : "");
      for (int length = random.nextInt(30); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(referrers.of(text.toString()).name()).isNotEmpty();
    }
  }
}
