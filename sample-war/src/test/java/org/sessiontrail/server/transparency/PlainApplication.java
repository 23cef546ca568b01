package org.sessiontrail.server.transparency;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.sessiontrail.server.plain.AnswersServlet;

/** The application that is deployed with and without the tracker. */
public final class PlainApplication {
  private static final String END = "</web-app>";
  private static final String DESCRIPTOR =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
        <listener><listener-class>org.sessiontrail.server.plain.Events</listener-class></listener>
        <servlet>
          <servlet-name>answers</servlet-name>
          <servlet-class>org.sessiontrail.server.plain.AnswersServlet</servlet-class>
          <async-supported>true</async-supported>
          <multipart-config/>
        </servlet>
        <servlet>
          <servlet-name>greeting</servlet-name>
          <servlet-class>org.sessiontrail.server.plain.GreetingServlet</servlet-class>
        </servlet>
        <servlet-mapping>
          <servlet-name>answers</servlet-name><url-pattern>/answer/*</url-pattern>
        </servlet-mapping>
        <servlet-mapping>
          <servlet-name>greeting</servlet-name><url-pattern>/greeting</url-pattern>
        </servlet-mapping>
        <welcome-file-list><welcome-file>welcome.txt</welcome-file></welcome-file-list>
        <error-page><location>/answer/error-page</location></error-page>
      """;

  /** The tracker's jars have beans: without these here too, only one of both would have CDI. */
  private static final String BEANS =
      """
      <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="all"/>
      """;

  private PlainApplication() {}

  /**
   * Without the tracker.
   *
   * @param name of the archive; the same length for both, or lengths of answers would differ
   * @param described more of the descriptor
   */
  public static WebArchive named(String name, String described) {
    return ShrinkWrap.create(WebArchive.class, name)
        .addPackage(AnswersServlet.class.getPackage())
        .addAsWebResource(new StringAsset("welcome"), "welcome.txt")
        .addAsWebResource(new StringAsset("0123456789 static"), "static/file.txt")
        .addAsWebInfResource(new StringAsset(BEANS), "beans.xml")
        .setWebXML(new StringAsset(DESCRIPTOR + described + END));
  }
}
