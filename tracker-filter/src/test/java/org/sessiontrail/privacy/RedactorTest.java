package org.sessiontrail.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
  private static final String JWT =
      "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P";

  private final Redactor redactor = new Redactor(List.of("q", "page", "a&b", "ü", "password"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/shop/catalog",
        "/shop/item/FI-SW-01",
        "/order/123456789012",
        "/straße/日本",
        "/a-long-title-of-an-article-about-nothing-at-all",
        "/best-of-2024-and-2025-for-your-iphone15-and-more",
        "*"
      })
  void path_withNothingToChange_isTheSameInstance(String path) {
    assertThat(redactor.path(path)).isSameAs(path);
  }

  @Test
  void path_ofAUuid_keepsIt() {
    String path = "/order/123e4567-e89b-12d3-a456-426614174000/items";

    assertThat(redactor.path(path)).isSameAs(path);
  }

  @ParameterizedTest
  @CsvSource({
    "/a;jsessionid=0A1B2C, /a",
    "/a;jsessionid=0A1B/b;x=1;y=2/c, /a/b/c",
    "/a%3Bjsessionid=0A1B/b, /a/b",
    "/a?b=c, /a",
    "/a%20b, '/a b'",
    "/%E2%82%AC/%F0%9F%98%80, /€/😀",
    "/%c3%a4, /ä",
    "/a%2Fb%2fc, /a%2Fb%2Fc",
    "/100%25, /100%25",
    "/%2541, /%2541",
    "/a%3Fb%23c, /a%3Fb%23c",
    "/a%0d%0aSet-Cookie, /a��Set-Cookie",
    "/%00, /�",
    "/%zz, /�zz",
    "/%, /�",
    "/%4, /�4",
    "/%C3, /�",
    "/%C3%28, /�(",
    "/%C0%AF, /��",
    "/%ED%A0%80, /�",
    "/%E2%80%AE, /�",
    "/%F5%80%80%80, /����"
  })
  void path_isDecodedOnce(String raw, String expected) {
    assertThat(redactor.path(raw)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "/pay/4111111111111111, /pay/[card]",
    "/pay/5555555555554444, /pay/[card]",
    "/pay/378282246310005, /pay/[card]",
    "/pay/4222222222222, /pay/[card]",
    "/pay/4111-1111-1111-1111/ok, /pay/[card]/ok",
    "/pay/4111%201111%201111%201111, /pay/[card]",
    "/pay/2-4111-1111-1111-1111-7, /pay/2-[card]-7",
    "/pay/%264111111111111111, /pay/&[card]",
    "/pay/4111111111111112, /pay/4111111111111112",
    "/pay/12345678901234567890123, /pay/[card]",
    "/user/joe@example.com/edit, /user/[email]/edit",
    "/user/joe%40example.com, /user/[email]",
    "/user/joe.o'neil+x@mail.example.co.uk., /user/[email].",
    "/user/jörg@müller.de, /user/[email]",
    "/npm/vue@3.2.1, /npm/vue@3.2.1",
    "/user/joe@localhost, /user/joe@localhost",
    "/reset/0123456789abcdef0123456789abcdef, /reset/[token]",
    "/reset/dGhpcyBpcyBhIHNlY3JldCB0b2tlbiE9_-x1y2z3w4, /reset/[token]",
    "/reset/ThisIsACamelCaseNameOfALongServletClass, /reset/ThisIsACamelCaseNameOfALongServletClass",
    "/a_b@x.com@y.com, /[email]@y.com"
  })
  void path_masksCardsMailAndTokens(String raw, String expected) {
    assertThat(redactor.path(raw)).isEqualTo(expected);
  }

  @Test
  void path_masksAJwt() {
    assertThat(redactor.path("/t/" + JWT + "/x")).isEqualTo("/t/[token]/x");
    assertThat(redactor.path("/t/eyJzdGF0aWM.js")).isEqualTo("/t/eyJzdGF0aWM.js");
  }

  @Test
  void path_isCutWithoutSplittingAPair() {
    assertThat(redactor.path("/" + "a b".repeat(2000))).hasSize(1024);
    String cut = redactor.path("/" + "😀".repeat(2000));
    assertThat(cut.codePointCount(0, cut.length())).isEqualTo(1024);
    assertThat(cut).endsWith("😀");
    assertThat(redactor.path("/" + "%2F".repeat(2000))).hasSize(1 + 3 * 341);
  }

  @Test
  void path_masksACardAcrossTheCut() {
    assertThat(redactor.path("/x.".repeat(339) + "/4111111111111111"))
        .hasSize(1024)
        .endsWith("/x./[card]");
  }

  @Test
  void path_replacesHalfPairs() {
    assertThat(redactor.path("/\uD83D/\uDE00")).isEqualTo("/\uFFFD/\uFFFD");
  }

  @ParameterizedTest
  @CsvSource({
    "q=1, q=1",
    "q, q",
    "q=, q=",
    "x=1&q=2&y=3&page=4, q=2&page=4",
    "Q=1, ",
    "'', ",
    "&&&=, ",
    "password=x, ",
    "q=a+b%20c, q=a b c",
    "q=a%26b%3Dc%2B%25, q=a%26b=c%2B%25",
    "%71=1, q=1",
    "a%26b=1&a=2&b=3, a%26b=1",
    "%C3%BC=1, ü=1",
    "q=joe%40example.com, q=[email]",
    "q=a%2Bb@example.com, q=[email]",
    "q=4111+1111+1111+1111, q=[card]",
    "q=x%264111111111111111, q=x%26[card]",
    "q=0123456789abcdef0123456789abcdef, q=[token]",
    "q=%0A, q=�",
    "q=1&q=2, q=1&q=2"
  })
  void query_keepsOnlyWhatIsAllowed(String raw, String expected) {
    assertThat(redactor.query(raw)).isEqualTo(expected);
  }

  @Test
  void query_isBounded() {
    assertThat(redactor.query("q=" + "x.".repeat(5000))).hasSize(2 + 256);
    assertThat(redactor.query("q=1&".repeat(100))).hasSize(16 * 4 - 1);
    assertThat(redactor.query(null)).isNull();
    assertThat(new Redactor(List.of()).query("q=1")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "https://shop.example.com/a/b, https://shop.example.com/a/b",
    "https://shop.example.com, https://shop.example.com",
    "https://shop.example.com?q=1, https://shop.example.com",
    "https://joe:pw@shop.example.com:8443/a;j=1/b?q=1#f, https://shop.example.com:8443/a/b",
    "https://a@b@shop.example.com/x@y, https://shop.example.com/x@y",
    "https://shop.example.com/joe%40example.com, https://shop.example.com/[email]",
    "android-app://com.example.app/, android-app://com.example.app/",
    "/relative?x=1, /relative",
    "about:blank, ",
    "javascript:alert(1), ",
    "'', "
  })
  void referrer_isSchemeHostAndPath(String raw, String expected) {
    assertThat(redactor.referrer(raw)).isEqualTo(expected);
  }

  @Test
  void referrer_withNothingToChange_isTheSameInstance() {
    String url = "https://shop.example.com/catalog";

    assertThat(redactor.referrer(url)).isSameAs(url);
    assertThat(redactor.referrer(null)).isNull();
  }

  @Test
  void header_isBoundedAndCleaned() {
    String agent = "Mozilla/5.0 (X11; Linux x86_64) bot@example.com";

    assertThat(redactor.header(agent)).isSameAs(agent);
    assertThat(redactor.header("a\r\nb\u0085")).isEqualTo("a\uFFFD\uFFFDb\uFFFD");
    assertThat(redactor.header("x".repeat(70_000))).hasSize(512);
    assertThat(redactor.header(null)).isNull();
  }

  @Test
  void text_isMaskedAndBounded() {
    String plain = "two red boxes";

    assertThat(redactor.text(plain, 100)).isSameAs(plain);
    assertThat(redactor.text("mail joe@example.com, card 4111 1111 1111 1111", 100))
        .isEqualTo("mail [email], card [card]");
    assertThat(redactor.text("x%204111111111111111 y%4111111111111111", 100))
        .isEqualTo("x%20[card] y%[card]");
    assertThat(redactor.text("Bearer " + JWT, 100)).isEqualTo("Bearer [token]");
    assertThat(redactor.text("abc", 2)).isEqualTo("ab");
    assertThat(redactor.text("abc", 0)).isEmpty();
    assertThat(redactor.text("abc\n", -5)).isEmpty();
    assertThat(redactor.text("abc\n", Integer.MAX_VALUE)).isEqualTo("abc\uFFFD");
  }

  @Test
  void name_isNotMasked() {
    String name = "joe@example.com";

    assertThat(redactor.name(name)).isSameAs(name);
    assertThat(redactor.name("a\tb" + "x".repeat(300))).startsWith("a\uFFFDb").hasSize(256);
  }
}
