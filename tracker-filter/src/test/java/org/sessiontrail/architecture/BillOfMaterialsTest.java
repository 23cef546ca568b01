package org.sessiontrail.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The bill of materials has no parent to take its version and its modules from. */
class BillOfMaterialsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern VERSION =
      Pattern.compile(
          "<artifactId>(?:sessiontrail|sessiontrail-bom)</artifactId>\\s*<version>(.*?)<");
  private static final Pattern OUR_JAR =
      Pattern.compile(
          "<artifactId>(tracker-[a-z]+)</artifactId>\\s*<version>\\$\\{project.version}<");

  @Test
  void bom_hasTheVersionOfTheReactor() throws IOException {
    assertThat(versionOf(bom())).isEqualTo(versionOf(Files.readString(ROOT.resolve("pom.xml"))));
  }

  @Test
  void bom_namesEveryJarThatUsersPutIntoApplications() throws IOException {
    List<String> named = OUR_JAR.matcher(bom()).results().map(found -> found.group(1)).toList();
    assertThat(named).containsExactly("tracker-filter", "tracker-ejb");
  }

  private static String bom() throws IOException {
    return Files.readString(ROOT.resolve(".mvn/bom/pom.xml"));
  }

  private static String versionOf(String pom) {
    Matcher found = VERSION.matcher(pom);
    assertThat(found.find()).isTrue();
    return Objects.requireNonNull(found.group(1));
  }
}
