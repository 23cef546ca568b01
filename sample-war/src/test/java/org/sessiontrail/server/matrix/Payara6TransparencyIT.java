package org.sessiontrail.server.matrix;

import org.junit.jupiter.api.Tag;

@Tag(Server.OWN_PROFILE)
@SameServer(as = Payara6CaptureIT.class)
final class Payara6TransparencyIT extends ForkedTransparency {}
