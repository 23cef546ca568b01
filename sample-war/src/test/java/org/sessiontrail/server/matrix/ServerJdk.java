package org.sessiontrail.server.matrix;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Finds the Java for a {@link Server}: the one that runs the tests if it is new enough, for the
 * server and for {@code -Dserver.jdk}; else the oldest that is, among {@code server.jdk25.home},
 * the variables {@code JAVA_HOME_25} and {@code JAVA_HOME_25_X64} (for any version) and what is
 * below {@code /usr/lib/jvm}. Without one the server's class is not run, and its result says so.
 */
public final class ServerJdk implements ExecutionCondition {
  /** System property that is the Java of the server; Arquillian's configuration reads it. */
  static final String HOME = "server.java.home";

  private static final Path INSTALLED = Path.of("/usr/lib/jvm");
  private static final int NEWEST = 40;

  /** For JUnit. */
  public ServerJdk() {}

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (context.getTestMethod().isPresent()) {
      return ConditionEvaluationResult.enabled("asked of the class alone");
    }
    Server server = server(context.getRequiredTestClass());
    int wanted = Math.max(server.jdk(), Integer.getInteger("server.jdk", 0));
    Optional<Path> home = home(wanted);
    if (home.isEmpty()) {
      ServerRun.notRun(server, "no JDK >= " + wanted).write();
      return ConditionEvaluationResult.disabled("not run: no JDK >= " + wanted);
    }
    System.setProperty(HOME, home.get().toString());
    return ConditionEvaluationResult.enabled(home.get().toString());
  }

  /** What is known of the server that {@code test} runs on. */
  static Server server(Class<?> test) {
    SameServer same = test.getAnnotation(SameServer.class);
    return Objects.requireNonNull((same == null ? test : same.as()).getAnnotation(Server.class));
  }

  /** Feature version of the server's Java. */
  static int feature() {
    return feature(Path.of(Objects.requireNonNull(System.getProperty(HOME))));
  }

  /** The program of the server's Java. */
  static String java() {
    return Path.of(Objects.requireNonNull(System.getProperty(HOME)), "bin", "java").toString();
  }

  private static Optional<Path> home(int wanted) {
    if (Runtime.version().feature() >= wanted) {
      return Optional.of(Path.of(System.getProperty("java.home")));
    }
    List<Path> homes = candidates(wanted);
    for (int version = wanted; version < NEWEST; version++) {
      int exactly = version;
      Optional<Path> found = homes.stream().filter(home -> feature(home) == exactly).findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static List<Path> candidates(int wanted) {
    List<Path> out = new ArrayList<>();
    for (int version = wanted; version < NEWEST; version++) {
      Stream.of(
              System.getProperty("server.jdk" + version + ".home"),
              System.getenv("JAVA_HOME_" + version),
              System.getenv("JAVA_HOME_" + version + "_X64"))
          .filter(home -> home != null && !home.isBlank())
          .map(Path::of)
          .forEach(out::add);
    }
    if (Files.isDirectory(INSTALLED)) {
      try (Stream<Path> homes = Files.list(INSTALLED)) {
        homes.sorted().forEach(out::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return out;
  }

  /** Version of the Java in {@code home}; 0 where there is none. */
  private static int feature(Path home) {
    Path release = home.resolve("release");
    if (!Files.isExecutable(home.resolve("bin/java")) || !Files.exists(release)) {
      return 0;
    }
    Properties said = new Properties();
    try (Reader in = Files.newBufferedReader(release)) {
      said.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = said.getProperty("JAVA_VERSION", "0").replace("\"", "");
    return Runtime.Version.parse(version).feature();
  }
}
