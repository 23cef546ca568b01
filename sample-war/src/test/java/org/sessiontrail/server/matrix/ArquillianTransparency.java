package org.sessiontrail.server.matrix;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sessiontrail.server.Built;
import org.sessiontrail.server.Probe;
import org.sessiontrail.server.transparency.PlainApplication;

/**
 * The same application twice on one server that Arquillian starts. A subclass adds both
 * deployments, by the names {@link #PLAIN} and {@link #TRACKED}.
 */
@ExtendWith(ArquillianExtension.class)
abstract class ArquillianTransparency extends ServerTransparency {
  /** The deployment without the tracker. */
  static final String PLAIN = "plain";

  /** The deployment with it: a name of the same length. */
  static final String TRACKED = "track";

  @ArquillianResource
  @OperateOnDeployment(PLAIN)
  @SuppressWarnings("NullAway.Init") // Arquillian sets it
  private URL plain;

  @ArquillianResource
  @OperateOnDeployment(TRACKED)
  @SuppressWarnings("NullAway.Init") // Arquillian sets it
  private URL tracked;

  static WebArchive plainApplication() {
    return PlainApplication.named(PLAIN + ".war", "");
  }

  /** The application that records, into a place of the server called {@code id}. */
  static WebArchive trackedApplication(String id) throws IOException {
    ProbePlace place = ProbePlace.of(id + "-answers").cleared();
    Map<String, String> parameters = new HashMap<>(place.parameters());
    parameters.put("tracker.jdbc.url", place.jdbcUrl());
    return PlainApplication.named(TRACKED + ".war", Probe.contextParameters(parameters))
        .addAsLibraries(Built.libraries());
  }

  @Override
  public final URI plainBase() {
    return URI.create(plain.toString());
  }

  @Override
  public final URI trackedBase() {
    return URI.create(tracked.toString());
  }
}
