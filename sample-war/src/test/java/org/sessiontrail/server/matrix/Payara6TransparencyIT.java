package org.sessiontrail.server.matrix;

import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag(Server.OWN_PROFILE)
@SameServer(as = Payara6CaptureIT.class)
final class Payara6TransparencyIT extends ForkedTransparency {
  @Override
  public List<Deviation> declared() {
    return List.of(GlassFishLimits.upgradeWithoutAnswer());
  }
}
