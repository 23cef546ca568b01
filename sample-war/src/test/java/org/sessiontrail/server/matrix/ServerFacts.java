package org.sessiontrail.server.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a running server says of itself, see {@link org.sessiontrail.server.FactsServlet}.
 *
 * @param server name and version as the server writes them
 * @param servlet version of the servlet API that it implements
 * @param java version of its Java
 * @param provider persistence provider with its version
 */
record ServerFacts(String server, String servlet, String java, String provider) {
  private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\w+)+([.-][\\w-]+)*");

  /** Asks the server that {@code on} runs. */
  static ServerFacts of(ServerCapture on) throws IOException {
    HttpResponse<String> answer = on.visitor().get("facts");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    Properties said = new Properties();
    said.load(new StringReader(answer.body()));
    return new ServerFacts(
        said.getProperty("server", ""),
        said.getProperty("servlet", ""),
        said.getProperty("java", ""),
        said.getProperty("provider", ""));
  }

  /** Where the classes of {@code provider} are, by its name as the facts have it. */
  static String packageOf(String provider) {
    return switch (provider.substring(0, provider.indexOf(' '))) {
      case "Hibernate" -> "org.hibernate.";
      case "EclipseLink" -> "org.eclipse.persistence.";
      default -> "org.apache.openjpa.";
    };
  }

  /** The version in what it calls itself. */
  String version() {
    Matcher version = VERSION.matcher(server);
    return version.find() ? version.group() : server;
  }
}
