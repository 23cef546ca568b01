package org.sessiontrail.server.matrix;

import org.junit.jupiter.api.Tag;

@Tag(Server.OWN_PROFILE)
@SameServer(as = LibertyCaptureIT.class)
final class LibertyTransparencyIT extends ForkedTransparency {}
