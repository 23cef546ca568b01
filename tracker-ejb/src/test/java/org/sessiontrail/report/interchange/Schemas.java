package org.sessiontrail.report.interchange;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the published schemas are: a directory named by the system property {@code
 * sessiontrail.schemas}, with the data files of OCSF ({@code ocsf/dictionary.json}, {@code
 * ocsf/events/…}) and of ECS ({@code ecs/fields.csv}). They are not part of these sources.
 */
final class Schemas {
  private Schemas() {}

  /** A file or directory of the schemas; the test is skipped where there is none. */
  static Path published(String name) {
    @Nullable String root = System.getProperty("sessiontrail.schemas");
    assumeTrue(
        root != null,
        "SKIPPED, NOT CHECKED against the published schema: -Dsessiontrail.schemas is not set");
    Path file = Path.of(root == null ? "" : root).resolve(name);
    assumeTrue(Files.exists(file), "SKIPPED, NOT CHECKED: there is no " + file);
    return file;
  }
}
