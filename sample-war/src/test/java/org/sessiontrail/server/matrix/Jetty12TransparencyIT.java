package org.sessiontrail.server.matrix;

import org.junit.jupiter.api.Tag;

@Tag(Server.OWN_PROFILE)
@SameServer(as = Jetty12CaptureIT.class)
final class Jetty12TransparencyIT extends ForkedTransparency {}
