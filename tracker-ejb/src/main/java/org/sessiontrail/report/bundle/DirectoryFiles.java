package org.sessiontrail.report.bundle;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files of a bundle that is a directory. Links are not followed. */
final class DirectoryFiles implements BundleFiles {
  private final Path directory;
  private final Set<String> names = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();

  DirectoryFiles(Path directory) throws IOException {
    this.directory = directory;
    try (Stream<Path> walk = Files.walk(directory)) {
      walk.limit(MAX_FILES).forEach(this::add);
    }
  }

  private void add(Path path) {
    String name = directory.relativize(path).toString().replace('\\', '/');
    if (Files.isSymbolicLink(path)) {
      problems.add("\"" + shown(name) + "\" is a link to another place; it was not followed.");
    } else if (Files.isRegularFile(path)) {
      names.add(name);
    }
  }

  @Override
  public Set<String> names() {
    return names;
  }

  @Override
  public long size(String name) throws IOException {
    return Files.size(directory.resolve(name));
  }

  @Override
  public InputStream open(String name) throws IOException {
    return new BufferedInputStream(Files.newInputStream(directory.resolve(name)), 1 << 16);
  }

  @Override
  public List<String> problems() {
    return problems;
  }

  @Override
  public void close() {}

  static String shown(String name) {
    String cut = name.length() > 80 ? name.substring(0, 80) + "…" : name;
    return cut.replaceAll("[^\\x20-\\x7E]", "?");
  }
}
