package org.sessiontrail.server.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.sessiontrail.server.Built;
import org.sessiontrail.server.ForkedServer;
import org.sessiontrail.server.ForkedTomcat;

/** A plain Tomcat. */
abstract class TomcatCapture extends ForkedCapture {
  private final String directory;

  /**
   * For subclasses.
   *
   * @param directory the server's jars, below {@code target}
   */
  TomcatCapture(String directory) {
    this.directory = directory;
  }

  @Override
  ForkedServer fork(ProbePlace place, WebArchive probe) throws Exception {
    return ForkedTomcat.start(place.directory(), probe, tomcat());
  }

  @Override
  protected List<Deviation> deviations() {
    return List.of(BeanLimits.noBeans());
  }

  private ForkedTomcat.Kit tomcat() {
    return new ForkedTomcat.Kit(ServerJdk.java(), Built.jars(directory));
  }

  /** What the other cases show, they show without these. */
  @Test
  public void process_hasNoEjbAndNoCdi() throws IOException {
    for (File jar :
        Stream.of(tomcat().jars(), Built.libraries(), Built.provider())
            .flatMap(Stream::of)
            .toList()) {
      try (JarFile file = new JarFile(jar)) {
        assertThat(file.stream().map(Object::toString))
            .as(jar.getName())
            .noneMatch(name -> name.startsWith("jakarta/ejb/"))
            .noneMatch(name -> name.startsWith("jakarta/enterprise/"));
      }
    }
    assertThat(log()).contains("host standalone");
  }
}
