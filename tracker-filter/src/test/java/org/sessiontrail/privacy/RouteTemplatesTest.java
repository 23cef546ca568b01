package org.sessiontrail.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RouteTemplatesTest {
  private final RouteTemplates routes =
      new RouteTemplates(List.of("/user/{name}/*", "/wiki/{page}", "/files/a/*", "no", "/p/{a}/x"));

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "'', /",
    "/catalog, /catalog",
    "/catalog/, /catalog/",
    "/j_security_check, /j_security_check",
    "/assets/site.min.js, /assets/site.min.js",
    "/api/v1/oauth2/items, /api/v1/oauth2/items",
    "/item/42, /item/{id}",
    "/item/FI-SW-01, /item/{id}",
    "/order/123e4567-e89b-12d3-a456-426614174000/lines, /order/{id}/lines",
    "/order/deadbeefcafe, /order/{id}",
    "/report/report-of-the-year-2024.pdf, /report/{id}",
    "/x/[token]/y, /x/{id}/y",
    "/x/[email], /x/{id}",
    "/x/joe@home, /x/{id}",
    "/x/a%2Fb, /x/{id}",
    "/x/a b, /x/{id}",
    "/x/日本, /x/{id}",
    "/x/--, /x/{id}",
    "/x/..., /x/{id}",
    "/x/{other}, /x/{id}",
    "/x/abcdefghijabcdefghijabcdefghijabcdefghijz, /x/{id}",
    "*, /{id}",
    "/a/b/c/d/e/f/g/h/i/j/k/l, /a/b/c/d/e/f/g/h/i/j/k/l",
    "/a/b/c/d/e/f/g/h/i/j/k/l/m/n, /a/b/c/d/e/f/g/h/i/j/k/l/…"
  })
  void of_replacesWhatIsNoWord(String path, String expected) {
    assertThat(routes.of(path, 200)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "/user/alice, /user/{name}/*",
    "/user/alice/, /user/{name}/*",
    "/user/alice/a/b, /user/{name}/*",
    "/user/, /user/",
    "/user, /user",
    "/users/alice, /users/alice",
    "/wiki/Main, /wiki/{page}",
    "/wiki/Main/, /wiki/{page}",
    "/wiki/Main/x, /wiki/Main/x",
    "/files/a, /files/a/*",
    "/files/ab, /files/ab",
    "/p/q/x, /p/{a}/x",
    "/p/q/y, /p/q/y"
  })
  void of_takesTheFirstTemplateThatFits(String path, String expected) {
    assertThat(routes.of(path, 200)).isEqualTo(expected);
    assertThat(routes.of(path, 200)).isEqualTo(expected);
  }

  @Test
  void of_behindAContextPath_keepsIt() {
    RouteTemplates shop = new RouteTemplates(List.of("/user/{name}"), "/shop2024");

    assertThat(shop.of("/shop2024/user/bob", 200)).isEqualTo("/shop2024/user/{name}");
    assertThat(shop.of("/shop2024/cart/7", 200)).isEqualTo("/shop2024/cart/{id}");
    assertThat(shop.of("/shop2024", 200)).isEqualTo("/shop2024/");
    assertThat(shop.of("/shop2024x/user/bob", 200)).isEqualTo("/{id}/user/bob");
  }

  @Test
  void of_aPathThatIsNotFound_isUnmatchedUnlessATemplateFits() {
    assertThat(routes.of("/wp-admin", 404)).isEqualTo("{unmatched}");
    assertThat(routes.of("/cart", 200)).isEqualTo("/cart");
    assertThat(routes.of("/cart", 404)).isEqualTo("{unmatched}");
    assertThat(routes.of("/wiki/Nothing", 404)).isEqualTo("/wiki/{page}");
    assertThat(routes.of("/wiki/Nothing", 404)).isEqualTo("/wiki/{page}");
  }

  @Test
  void of_pathsWithoutEnd_staysBounded() {
    for (int i = 0; i < RouteTemplates.MOST_ROUTES; i++) {
      assertThat(routes.of("/" + word(i), 200)).isEqualTo("/" + word(i));
    }
    assertThat(routes.others()).isZero();

    for (int i = 0; i < 20_000; i++) {
      assertThat(routes.of("/more/" + word(i), 200)).isEqualTo("{other}");
    }
    assertThat(routes.of("/more/" + word(7), 200)).isEqualTo("{other}");
    assertThat(routes.others()).isEqualTo(20_001);
    assertThat(routes.cached()).isLessThanOrEqualTo(4096);
    assertThat(routes.of("/" + word(3), 200)).isEqualTo("/" + word(3));
    assertThat(routes.of("/wiki/Late", 200)).isEqualTo("/wiki/{page}");
  }

  @Test
  void of_manyThreads_staysBounded() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    for (int t = 0; t < 4; t++) {
      int seed = t;
      threads.execute(
          () -> {
            Random random = new Random(seed);
            for (int i = 0; i < 20_000; i++) {
              routes.of("/" + word(random.nextInt(10_000)), 200);
            }
          });
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(routes.cached()).isLessThanOrEqualTo(4096 + 4);
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void of_anything_holdsNoMailNoNumberAndIsBounded(long seed) {
    Random random = new Random(seed);
    Redactor redactor = new Redactor(List.of());
    for (int i = 0; i < 500; i++) {
      StringBuilder raw = new StringBuilder();
      int length = random.nextInt(40);
      for (int n = 0; n < length; n++) {
        raw.append(random.nextInt(4) == 0 ? '/' : (char) random.nextInt(0x200));
        raw.append(random.nextInt(6) == 0 ? "joe@example.com" : "");
      }
      String route = routes.of(redactor.path(raw.toString()), 200);

      assertThat(route)
          .matches("\\{other}|/[A-Za-z0-9._{}*/-]*…?")
          .doesNotContainPattern("\\d{3}")
          .hasSizeLessThan(13 * 41 + 3);
    }
  }

  private static String word(int number) {
    StringBuilder out = new StringBuilder();
    for (int rest = number + 26 * 26 * 26; rest > 0; rest /= 26) {
      out.append((char) ('g' + rest % 20)).append((char) ('a' + rest % 26));
    }
    return out.toString();
  }
}
