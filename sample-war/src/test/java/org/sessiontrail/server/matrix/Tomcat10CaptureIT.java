package org.sessiontrail.server.matrix;

@Server(
    id = "tomcat10",
    name = "Apache Tomcat",
    level = "Servlet 6.0",
    steppedBy = "standalone",
    jdk = 11)
final class Tomcat10CaptureIT extends TomcatCapture {
  Tomcat10CaptureIT() {
    super("tomcat");
  }
}
