package org.sessiontrail.server.matrix;

import org.junit.jupiter.api.Tag;

@Tag(Server.OWN_PROFILE)
@SameServer(as = PayaraMicroCaptureIT.class)
final class PayaraMicroTransparencyIT extends ForkedTransparency {}
