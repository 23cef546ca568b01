package org.sessiontrail.server.boot;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.sessiontrail.server.Built;
import org.springframework.boot.loader.tools.Library;
import org.springframework.boot.loader.tools.LibraryScope;
import org.springframework.boot.loader.tools.Repackager;

/** Makes what the build plugin of Spring Boot makes of an application, by the same tool. */
final class ExecutableJar {
  private ExecutableJar() {}

  /** Writes it into {@code directory}. */
  static Path in(Path directory) throws IOException {
    Path classes = directory.resolve("classes.jar");
    ShrinkWrap.create(JavaArchive.class)
        .addPackage(BootShop.class.getPackage())
        .addAsResource(
            BootShop.class.getResource("/boot/application.properties"), "application.properties")
        .as(ZipExporter.class)
        .exportTo(classes.toFile());
    Path made = directory.resolve("shop.jar");
    Repackager repackager = new Repackager(classes.toFile());
    repackager.setMainClass(BootShop.class.getName());
    repackager.repackage(
        made.toFile(),
        found -> {
          for (File jar : libraries()) {
            found.library(new Library(jar, LibraryScope.COMPILE));
          }
        });
    Files.delete(classes);
    return made;
  }

  /** What the application depends on: Spring Boot, Tomcat, the tracker, Hibernate and H2. */
  private static List<File> libraries() {
    return Stream.of(
            Built.jars("spring-boot"),
            Built.jars("tomcat"),
            Built.provider(),
            Stream.of(Built.libraries()).filter(ExecutableJar::needed).toArray(File[]::new))
        .flatMap(Stream::of)
        .toList();
  }

  /** Those of optional formats are not, and Spring has a commons-logging of its own. */
  private static boolean needed(File jar) {
    return Stream.of("tracker-", "fastcsv-", "h2-").anyMatch(jar.getName()::startsWith);
  }
}
