package org.sessiontrail.report.bundle;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A bundle as a directory, which must be empty or not there yet. */
public final class DirectorySink implements BundleSink {
  private final Path directory;

  /** Files go below {@code directory}. */
  public DirectorySink(Path directory) {
    this.directory = directory;
  }

  @Override
  public OutputStream create(String name) throws IOException {
    Path file = directory.resolve(name);
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    return new BufferedOutputStream(
        Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  @Override
  public void finish() {}
}
