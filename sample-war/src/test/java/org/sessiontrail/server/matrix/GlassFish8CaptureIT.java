package org.sessiontrail.server.matrix;

import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag(Server.OWN_PROFILE)
@Server(id = "glassfish8", name = "Eclipse GlassFish", level = "Jakarta EE 11", jdk = 21)
final class GlassFish8CaptureIT extends GlassFishCapture {
  GlassFish8CaptureIT() {
    super("glassfish8");
  }

  @Override
  protected List<Deviation> deviations() {
    return GlassFishLimits.common();
  }
}
