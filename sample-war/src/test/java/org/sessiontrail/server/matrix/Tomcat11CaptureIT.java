package org.sessiontrail.server.matrix;

@Server(id = "tomcat11", name = "Apache Tomcat", level = "Servlet 6.1", steppedBy = "standalone")
final class Tomcat11CaptureIT extends TomcatCapture {
  Tomcat11CaptureIT() {
    super("tomcat-11");
  }
}
