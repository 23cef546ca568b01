package org.sessiontrail.server.matrix;

import org.junit.jupiter.api.Tag;

@Tag(Server.OWN_PROFILE)
@SameServer(as = GlassFish7CaptureIT.class)
final class GlassFish7TransparencyIT extends ForkedTransparency {}
