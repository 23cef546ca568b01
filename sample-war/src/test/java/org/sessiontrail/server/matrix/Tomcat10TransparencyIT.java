package org.sessiontrail.server.matrix;

@SameServer(as = Tomcat10CaptureIT.class)
final class Tomcat10TransparencyIT extends ForkedTransparency {}
