package org.sessiontrail.server.matrix;

import org.junit.jupiter.api.Tag;

@Tag(Server.OWN_PROFILE)
@SameServer(as = GlassFish8CaptureIT.class)
final class GlassFish8TransparencyIT extends ForkedTransparency {}
