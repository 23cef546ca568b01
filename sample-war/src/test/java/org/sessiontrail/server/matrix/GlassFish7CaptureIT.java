package org.sessiontrail.server.matrix;

import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag(Server.OWN_PROFILE)
@Server(id = "glassfish7", name = "Eclipse GlassFish", level = "Jakarta EE 10")
final class GlassFish7CaptureIT extends GlassFishCapture {
  GlassFish7CaptureIT() {
    super("glassfish7");
  }

  @Override
  protected List<Deviation> deviations() {
    return GlassFishLimits.common();
  }
}
