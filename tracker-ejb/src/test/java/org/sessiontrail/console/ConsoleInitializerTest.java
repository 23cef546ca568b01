package org.sessiontrail.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleInitializerTest {
  private static final String AUDITOR = "eve tracker-auditor";

  @TempDir Path directory;

  @Test
  void services_nameTheInitializer() {
    assertThat(ServiceLoader.load(ServletContainerInitializer.class))
        .hasAtLeastOneElementOfType(ConsoleInitializer.class);
  }

  @Test
  void onStartup_withAPathParameter_movesTheConsole() throws Exception {
    try (ConsoleServer server = new ConsoleServer(directory)) {
      server.context.addParameter("tracker.path", "/audit/trail");
      server.start();

      assertThat(server.get("/audit/trail/settings", AUDITOR).body())
          .contains("\"/app/audit/trail/sessions\"");
      assertThat(server.get("/tracker/", AUDITOR).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void onStartup_withABadPath_usesTheDefault() throws Exception {
    try (ConsoleServer server = new ConsoleServer(directory)) {
      server.context.addParameter("tracker.path", "tracker/*");
      server.start();

      assertThat(server.get("/tracker/settings", AUDITOR).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void onStartup_whenTheApplicationHasThePath_leavesItAlone() throws Exception {
    try (ConsoleServer server = new ConsoleServer(directory)) {
      Tomcat.addServlet(server.context, "own", new Own());
      server.context.addServletMappingDecoded("/tracker/*", "own");
      server.start();

      assertThat(server.get("/tracker/", AUDITOR).body()).isEqualTo("the application's own");
    }
  }

  private static final class Own extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print("the application's own");
    }
  }
}
