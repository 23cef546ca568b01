package org.sessiontrail.report.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the published schema of OCSF is: a directory named by the system property {@code
 * sessiontrail.schemas}, with {@code ocsf/dictionary.json}, {@code ocsf/events/…} and so on. It is
 * not part of these sources, and no registry that the build can reach has it. Tests that need it
 * are in the group {@value #GROUP}, which runs only when the property is set.
 */
final class Schemas {
  /** The group of tests that is run with {@code -Dsessiontrail.schemas=DIR} only. */
  static final String GROUP = "published-schema";

  private Schemas() {}

  /** A file or directory of the schemas. */
  static Path published(String name) {
    @Nullable String root = System.getProperty("sessiontrail.schemas");
    assertThat(root).as("-Dsessiontrail.schemas").isNotNull();
    Path file = Path.of(root == null ? "" : root).resolve(name);
    assertThat(file).exists();
    return file;
  }
}
