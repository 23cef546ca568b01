package org.sessiontrail.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.sessiontrail.capture.probe.ProbeApplication;
import org.sessiontrail.server.beans.BeansServlet;

/** The probe of the capture contract as an application for a real server. */
public final class Probe {
  /** Name of the application, of its log and of its context. */
  public static final String APP = "probe";

  private static final String DATA_SOURCE = "java:app/jdbc/ProbeDS";
  private static final String END = "</web-app>";
  private static final String FACTS =
      """
      <servlet>
        <servlet-name>facts</servlet-name>
        <servlet-class>%s</servlet-class>
      </servlet>
      <servlet-mapping>
        <servlet-name>facts</servlet-name>
        <url-pattern>/facts</url-pattern>
      </servlet-mapping>
      """
          .formatted(FactsServlet.class.getName());

  private static final String BEANS =
      """
      <servlet>
        <servlet-name>beans</servlet-name>
        <servlet-class>%s</servlet-class>
      </servlet>
      <servlet-mapping>
        <servlet-name>beans</servlet-name>
        <url-pattern>/beans</url-pattern>
      </servlet-mapping>
      """
          .formatted(BeansServlet.class.getName());

  private Probe() {}

  /** An application, before it is told of the tracker. */
  @FunctionalInterface
  public interface Application {
    /** With {@code described} as a part of its descriptor. */
    WebArchive with(String described);
  }

  /** The probe with the beans that a full server manages; elsewhere they are classes like any. */
  public static WebArchive withBeans(String described) {
    return bare(BEANS + described).addPackage(BeansServlet.class.getPackage());
  }

  /** For a full server: the jars of an application and a data source of the container's. */
  static WebArchive forFullServer(String jdbcUrl, Map<String, String> parameters) {
    return forFullServer(Probe::bare, jdbcUrl, "", parameters);
  }

  /** As the other one, for servers too that take no data source without a password. */
  public static WebArchive forFullServer(
      Application application, String jdbcUrl, String password, Map<String, String> parameters) {
    return full(application, DATA_SOURCE, parameters, dataSource(jdbcUrl, password));
  }

  private static String dataSource(String jdbcUrl, String password) {
    return """
        <data-source>
          <name>%s</name>
          <class-name>org.h2.jdbcx.JdbcDataSource</class-name>
          <url>%s</url>
          <user>sa</user>
          <password>%s</password>
        </data-source>
        """
        .formatted(DATA_SOURCE, jdbcUrl, password);
  }

  /** For a full server that has the data source called {@code dataSource} by itself. */
  public static WebArchive forDataSource(
      Application application, String dataSource, Map<String, String> parameters) {
    return full(application, dataSource, parameters, "");
  }

  private static WebArchive full(
      Application application,
      String dataSource,
      Map<String, String> parameters,
      String described) {
    Map<String, String> all = new TreeMap<>(parameters);
    all.put("tracker.datasource", dataSource);
    return application.with(contextParameters(all) + described).addAsLibraries(Built.libraries());
  }

  /** For a plain servlet container: the application brings its persistence provider. */
  public static WebArchive forServletContainer(String jdbcUrl, Map<String, String> parameters) {
    return forServletContainer(Probe::bare, jdbcUrl, parameters);
  }

  /** As the other one with another application. */
  public static WebArchive forServletContainer(
      Application application, String jdbcUrl, Map<String, String> parameters) {
    Map<String, String> all = new TreeMap<>(parameters);
    all.put("tracker.jdbc.url", jdbcUrl);
    return withTracker(application.with(contextParameters(all)));
  }

  /** {@code application} with everything that a plain Tomcat lacks. */
  public static WebArchive withTracker(WebArchive application) {
    return application.addAsLibraries(Built.libraries()).addAsLibraries(Built.provider());
  }

  /** A module of a larger application, whose libraries it uses. */
  public static WebArchive module(String name, Map<String, String> parameters) {
    return bare(name, contextParameters(new TreeMap<>(parameters)));
  }

  /** A module of a larger application with a data source of the container's. */
  public static WebArchive moduleWithDataSource(
      String name, String jdbcUrl, Map<String, String> parameters) {
    Map<String, String> all = new TreeMap<>(parameters);
    all.put("tracker.datasource", DATA_SOURCE.replace("java:app", "java:module"));
    String source = dataSource(jdbcUrl, "").replace("java:app", "java:module");
    return bare(name, contextParameters(all) + source);
  }

  /**
   * As {@link #module} with another descriptor.
   *
   * @param descriptor text of its {@code web.xml}
   */
  public static WebArchive described(
      String name, String descriptor, Map<String, String> parameters) {
    return described(name, descriptor, contextParameters(new TreeMap<>(parameters)));
  }

  /** With nothing but the jar that records. */
  static WebArchive withFilterAlone() {
    return bare("").addAsLibraries(Built.filterJar());
  }

  private static WebArchive bare(String described) {
    return bare(APP, described);
  }

  private static WebArchive bare(String name, String described) {
    return described(name, descriptor("/probe/web.xml"), described);
  }

  private static WebArchive described(String name, String descriptor, String described) {
    int end = descriptor.lastIndexOf(END);
    return ShrinkWrap.create(WebArchive.class, name + ".war")
        .addPackage(ProbeApplication.class.getPackage())
        .addClass(FactsServlet.class)
        .setWebXML(new StringAsset(descriptor.substring(0, end) + FACTS + described + END));
  }

  /** Parameters of the application, as its descriptor has them. */
  public static String contextParameters(Map<String, String> values) {
    StringBuilder out = new StringBuilder();
    values.forEach(
        (name, value) ->
            out.append("<context-param><param-name>")
                .append(name)
                .append("</param-name><param-value>")
                .append(value)
                .append("</param-value></context-param>\n"));
    return out.toString();
  }

  /** Text of a descriptor beside the probe's classes. */
  public static String descriptor(String resource) {
    try (InputStream in =
        Objects.requireNonNull(ProbeApplication.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
