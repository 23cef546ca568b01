package org.sessiontrail.server.matrix;

import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag(Server.OWN_PROFILE)
@Server(id = "payara7", name = "Payara Server", level = "Jakarta EE 11", jdk = 21)
final class Payara7CaptureIT extends GlassFishCapture {
  Payara7CaptureIT() {
    super("payara7");
  }

  @Override
  protected List<Deviation> deviations() {
    return GlassFishLimits.common();
  }
}
