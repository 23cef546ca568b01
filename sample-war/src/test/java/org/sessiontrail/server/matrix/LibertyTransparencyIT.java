package org.sessiontrail.server.matrix;

import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag(Server.OWN_PROFILE)
@SameServer(as = LibertyCaptureIT.class)
final class LibertyTransparencyIT extends ForkedTransparency {
  @Override
  public List<Deviation> declared() {
    return List.of(
        Deviation.fails(
            "upgrade_isTheSame",
            "a connection after a change of protocol is closed by the client alone",
            "The container closes it for the application only where no filter is before the"
                + " servlet; one that does nothing makes the same difference."));
  }
}
