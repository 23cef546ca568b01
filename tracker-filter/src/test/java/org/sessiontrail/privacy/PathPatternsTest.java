package org.sessiontrail.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternsTest {
  private static final List<String> PATTERNS =
      List.of("*.css", "*.min.js", "/assets/*", "/tracker/health", "rubbish", "*.");

  private final PathPatterns root = new PathPatterns(PATTERNS);
  private final PathPatterns shop = new PathPatterns(PATTERNS, "/shop");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a.css",
        "/A.CSS",
        "/deep/b.css;jsessionid=1",
        "/x.min.js",
        "/a.css?x=/y",
        "/assets",
        "/assets/",
        "/assets/x/y",
        "/assets;v=1/x",
        "/tracker/health",
        "/tracker;a/health;b"
      })
  void matches_whatIsExcluded(String uri) {
    assertThat(root.matches(uri)).isTrue();
    assertThat(shop.matches("/shop" + uri)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "*",
        "/css",
        "/.css/x",
        "/a.cssx",
        "/a.css/x",
        "/admin;x.css",
        "/admin?x=.css",
        "/x.js",
        "/assetsx",
        "/assets/../admin",
        "/assets/..",
        "/assets/..;x/admin",
        "/assets/./x",
        "/assets//x",
        "//assets/x",
        "/assets/;x/y",
        "/assets/%2e%2e/admin",
        "/assets/..\\admin",
        "/admin%3B.css",
        "/tracker/healthy",
        "/tracker/health/x",
        "/tracker"
      })
  void matches_nothingElse(String uri) {
    assertThat(root.matches(uri)).isFalse();
    assertThat(shop.matches("/shop" + uri)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/x",
        "/assets;v=1/x",
        "/a.css",
        "/assets/../admin",
        "/admin/..;x/assets",
        "/%61ssets/x",
        "/admin%2Fx",
        "//admin",
        "/admin/./x",
        "/admin\\x"
      })
  void mayMatch_whatIsNamedOrCannotBeTold(String uri) {
    assertThat(root.mayMatch(uri)).isTrue();
    assertThat(shop.mayMatch("/shop" + uri)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "http://shop.example.com/admin", "/%73hop/admin", "/other"})
  void mayMatch_whatIsNoPathOfTheApplication(String uri) {
    assertThat(shop.mayMatch(uri)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/admin", "/assetsx", "/admin;x/y.js", "/admin?x=%2F..", "/tracker"})
  void mayMatch_nothingElse(String uri) {
    assertThat(root.mayMatch(uri)).isFalse();
    assertThat(shop.mayMatch("/shop" + uri)).isFalse();
  }
}
