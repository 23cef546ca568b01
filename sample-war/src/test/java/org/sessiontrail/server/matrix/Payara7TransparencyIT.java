package org.sessiontrail.server.matrix;

import org.junit.jupiter.api.Tag;

@Tag(Server.OWN_PROFILE)
@SameServer(as = Payara7CaptureIT.class)
final class Payara7TransparencyIT extends ForkedTransparency {}
