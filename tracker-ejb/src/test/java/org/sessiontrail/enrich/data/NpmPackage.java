package org.sessiontrail.enrich.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Assumptions;

/**
 * A package of the npm registry that a test measures against, fetched once into {@code target}.
 * Without npm the test is skipped, on a build server it fails.
 */
public final class NpmPackage {
  private static final Path FETCHED = Path.of("target", "npm");

  private final Path archive;

  private NpmPackage(Path archive) {
    this.archive = archive;
  }

  /** The package {@code name} in {@code version}. */
  public static NpmPackage of(String name, String version) throws Exception {
    String file = name.replace("@", "").replace('/', '-') + "-" + version + ".tgz";
    Path archive = FETCHED.resolve(file);
    if (!Files.exists(archive)) {
      Files.createDirectories(FETCHED);
      fetch(name + "@" + version, archive);
    }
    return new NpmPackage(archive);
  }

  private static void fetch(String spec, Path archive) throws Exception {
    String said;
    try {
      Process npm =
          new ProcessBuilder(
                  "npm", "pack", spec, "--silent", "--pack-destination", FETCHED.toString())
              .redirectErrorStream(true)
              .start();
      said = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (npm.waitFor(1, TimeUnit.MINUTES) && npm.exitValue() == 0 && Files.exists(archive)) {
        return;
      }
    } catch (IOException e) {
      said = String.valueOf(e.getMessage());
    }
    if (System.getenv("CI") != null) {
      throw new IllegalStateException("npm pack " + spec + ": " + said);
    }
    Assumptions.abort("npm pack " + spec + ": " + said);
  }

  /** The file {@code name} within the package. */
  public byte[] file(String name) throws IOException {
    try (InputStream in = Files.newInputStream(archive);
        TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(in))) {
      for (TarArchiveEntry each = tar.getNextEntry(); each != null; each = tar.getNextEntry()) {
        if (each.getName().equals("package/" + name)) {
          return tar.readAllBytes();
        }
      }
    }
    throw new IOException(archive + " has no " + name);
  }
}
