package org.sessiontrail.server.matrix;

import org.junit.jupiter.api.Tag;

@Tag(Server.OWN_PROFILE)
@SameServer(as = TomEeCaptureIT.class)
final class TomEeTransparencyIT extends ForkedTransparency {}
