package org.sessiontrail.server.matrix;

import java.util.List;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.sessiontrail.server.Built;
import org.sessiontrail.server.ForkedServer;

/** Jetty as it is distributed, with the modules that deploy annotated applications. */
abstract class JettyCapture extends ForkedCapture {
  private final String home;
  private final String environment;

  /**
   * For subclasses.
   *
   * @param home system property with the name of its directory, below {@code target}
   * @param environment Jetty's name of the Jakarta EE version, such as {@code ee10}
   */
  JettyCapture(String home, String environment) {
    this.home = home;
    this.environment = environment;
  }

  @Override
  ForkedServer fork(ProbePlace place, WebArchive probe) throws Exception {
    return new ForkedJetty.Kit(
            ServerJdk.java(), Built.target().resolve(System.getProperty(home)), environment)
        .start(place.directory(), probe);
  }

  @Override
  protected List<Deviation> deviations() {
    return List.of(
        Deviation.fails(
            "refusedByAConstraint_isRecordedAsUnfiltered",
            "requests refused by the container's own security are not seen",
            "Jetty calls no listener for a request that it refuses before any filter."),
        Deviation.fails(
            "refusedFormLogin_isARequestThatNoLoginFollows",
            "steps of the container's FORM login are not seen",
            "Jetty calls no listener for a request that it answers before any filter."),
        BeanLimits.noBeans(),
        upgrade());
  }

  /** What becomes of a change of protocol. */
  abstract Deviation upgrade();
}
