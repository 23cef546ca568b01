package org.sessiontrail.server;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What the build made, for tests that deploy it. */
public final class Built {
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final String DESCRIPTOR = "WEB-INF/web.xml";

  private Built() {}

  /** The build's own directory of this module. */
  public static Path target() {
    return TARGET;
  }

  /** The shop as it is delivered, but for the place of its database. */
  static WebArchive shop(String jdbcUrl) {
    return shop(
        descriptor ->
            descriptor.replaceAll("<url>jdbc:h2:[^<]*</url>", "<url>" + jdbcUrl + "</url>"));
  }

  /** The shop as it is delivered, but for what {@code edit} makes of its descriptor. */
  public static WebArchive shop(UnaryOperator<String> edit) {
    WebArchive shop =
        ShrinkWrap.create(ZipImporter.class, "sample.war")
            .importFrom(TARGET.resolve("sample.war").toFile())
            .as(WebArchive.class);
    String descriptor = read(TARGET.resolve("sample").resolve(DESCRIPTOR));
    String edited = edit.apply(descriptor);
    if (edited.equals(descriptor)) {
      throw new IllegalStateException("the shop's data source is not where it was");
    }
    shop.delete("/" + DESCRIPTOR);
    return shop.add(new StringAsset(edited), "/" + DESCRIPTOR);
  }

  /** The jars a user's application would have in WEB-INF/lib. */
  public static File[] libraries() {
    return jars(TARGET.resolve("sample/WEB-INF/lib"));
  }

  /** The jar that records, alone. */
  public static File filterJar() {
    return Stream.of(libraries())
        .filter(jar -> jar.getName().startsWith("tracker-filter-"))
        .findFirst()
        .orElseThrow();
  }

  /** The persistence provider that a server without one needs beside {@link #libraries}. */
  public static File[] provider() {
    return jars(TARGET.resolve("provider"));
  }

  /** Tomcat itself. */
  static File[] tomcat() {
    return jars("tomcat");
  }

  /** The jars in {@code directory} below {@link #target}. */
  public static File[] jars(String directory) {
    return jars(TARGET.resolve(directory));
  }

  private static File[] jars(Path directory) {
    try (Stream<Path> jars = Files.list(directory)) {
      return jars.map(Path::toFile).toArray(File[]::new);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The command line as it is delivered. */
  static List<String> commandLine() {
    return List.of(
        java(),
        "-jar",
        TARGET.resolve("../../tracker-ejb/target/tracker-cli.jar").normalize().toString());
  }

  /** The Java that runs this test. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** The compiled form of {@code type}. */
  public static byte[] classBytes(Class<?> type) throws IOException {
    String name = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(name))) {
      return in.readAllBytes();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
