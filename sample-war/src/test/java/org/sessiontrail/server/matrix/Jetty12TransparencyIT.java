package org.sessiontrail.server.matrix;

import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag(Server.OWN_PROFILE)
@SameServer(as = Jetty12CaptureIT.class)
final class Jetty12TransparencyIT extends ForkedTransparency {
  @Override
  public List<Deviation> declared() {
    return List.of(
        Deviation.fails(
            "upgrade_isTheSame",
            "HttpServletRequest.upgrade fails",
            "Jetty 12.0 does not implement it and answers 500, with the tracker and without."));
  }
}
