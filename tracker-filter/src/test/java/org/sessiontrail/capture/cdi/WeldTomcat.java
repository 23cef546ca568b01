package org.sessiontrail.capture.cdi;

import jakarta.servlet.ServletContainerInitializer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.sessiontrail.capture.servlet.EmbeddedTomcat;

/** Weld on an embedded Tomcat, with our jar as the container finds it. */
public final class WeldTomcat {
  private WeldTomcat() {}

  /**
   * Starts an application whose own classes are those beside {@code sibling} that begin with {@code
   * name}.
   *
   * @param parameters names and values of context parameters, by turns
   */
  public static EmbeddedTomcat start(
      Path in,
      Class<?> sibling,
      String name,
      ServletContainerInitializer application,
      String... parameters)
      throws IOException, LifecycleException, URISyntaxException {
    EmbeddedTomcat tomcat = new EmbeddedTomcat(in);
    StandardContext context = tomcat.described("/app", "/probe/web.xml");
    context.addLifecycleListener(
        event -> {
          for (int i = 0; event.getType().equals("before_start") && i < parameters.length; i += 2) {
            context.addParameter(parameters[i], parameters[i + 1]);
          }
        });
    context.setContainerSciFilter(null);
    context.setDelegate(true); // classes of the test and of the application are the same
    context.addServletContainerInitializer(application, null);
    Path web = Files.createDirectories(Path.of(context.getDocBase()).resolve("WEB-INF"));
    Files.writeString(web.resolve("beans.xml"), "");
    Path own = Path.of(Objects.requireNonNull(sibling.getResource("")).toURI());
    Path classes =
        Files.createDirectories(
            web.resolve("classes").resolve(sibling.getPackageName().replace('.', '/')));
    try (DirectoryStream<Path> found = Files.newDirectoryStream(own, name + "*.class")) {
      for (Path file : found) {
        Files.copy(file, classes.resolve(file.getFileName()));
      }
    }
    tomcat.start();
    return tomcat;
  }
}
