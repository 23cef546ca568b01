package org.sessiontrail.server.matrix;

import org.junit.jupiter.api.Tag;

@Tag(Server.OWN_PROFILE)
@SameServer(as = Jetty121CaptureIT.class)
final class Jetty121TransparencyIT extends ForkedTransparency {}
