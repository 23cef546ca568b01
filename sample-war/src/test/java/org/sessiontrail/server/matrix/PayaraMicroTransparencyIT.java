package org.sessiontrail.server.matrix;

import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag(Server.OWN_PROFILE)
@SameServer(as = PayaraMicroCaptureIT.class)
final class PayaraMicroTransparencyIT extends ForkedTransparency {
  @Override
  public List<Deviation> declared() {
    return List.of(GlassFishLimits.upgradeWithoutAnswer());
  }
}
