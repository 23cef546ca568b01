package org.sessiontrail.server.matrix;

import org.junit.jupiter.api.Tag;

@Tag(Server.OWN_PROFILE)
@SameServer(as = Tomcat11CaptureIT.class)
final class Tomcat11TransparencyIT extends ForkedTransparency {}
