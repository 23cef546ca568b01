package org.sessiontrail.server.matrix;

import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag(Server.OWN_PROFILE)
@Server(id = "payara6", name = "Payara Server", level = "Jakarta EE 10")
final class Payara6CaptureIT extends GlassFishCapture {
  Payara6CaptureIT() {
    super("payara6");
  }

  @Override
  protected List<Deviation> deviations() {
    return GlassFishLimits.payara6();
  }
}
