package org.sessiontrail.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Something that others wrote, from the npm registry, which a test holds ours against with node. It
 * is fetched into {@code target} once. Without node, or without a registry the first time, its
 * tests are skipped on a developer's machine and fail on a build server ({@code CI} set).
 *
 * @param name with the scope, if there is one
 * @param version the one version that is fetched
 */
public record NpmPackage(String name, String version) {
  private static final Path FOREIGN = Path.of("target", "foreign").toAbsolutePath();

  /** The directory {@code node_modules} that the package is in, with all that it needs. */
  public Path modules() throws InterruptedException {
    Path home = FOREIGN.resolve(name.replaceAll("[^a-z0-9-]", "_") + "-" + version);
    Path modules = home.resolve("node_modules");
    Path own = modules.resolve(name).resolve("package.json");
    if (!Files.exists(own)) {
      String said = install(home);
      boolean isThere = Files.exists(own);
      String missing = name + "@" + version + " can't be had from the npm registry: " + said;
      if (!isThere && System.getenv("CI") != null) {
        throw new AssertionError(missing);
      }
      assumeTrue(isThere, "SKIPPED, NOT CHECKED: " + missing);
    }
    return modules;
  }

  private String install(Path home) throws InterruptedException {
    try {
      Files.createDirectories(home);
      List<String> options = List.of("--silent", "--no-audit", "--no-fund", "--ignore-scripts");
      List<String> command = new ArrayList<>(List.of("npm", "install"));
      command.addAll(options);
      command.addAll(List.of("--prefix", home.toString(), name + "@" + version));
      return run(command);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /**
   * What node prints when it runs the script {@code name} of the tests, errors too.
   *
   * @throws IOException also when it takes longer than three minutes
   */
  public static String node(String script, Object... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node"));
    command.add(Path.of("src/test/resources/foreign", script).toAbsolutePath().toString());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return run(command);
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Path said = Files.createTempFile("said", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(3, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException(command.get(0) + " does not end: " + Files.readString(said));
      }
      return Files.readString(said, StandardCharsets.UTF_8);
    } finally {
      Files.deleteIfExists(said);
    }
  }
}
