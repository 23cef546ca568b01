package org.sessiontrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tag that puts the page script into pages, in both languages that servers bring. */
@ExtendWith(ArquillianExtension.class)
class PageTagIT {
  private static final String JSP =
      """
      <%@ page contentType="text/html; charset=UTF-8" %>
      <%@ taglib prefix="trail" uri="urn:sessiontrail" %>
      <html><head><title>JSP</title><trail:script/></head><body></body></html>
      """;
  private static final String FACELET =
      """
      <!DOCTYPE html>
      <html xmlns="http://www.w3.org/1999/xhtml" xmlns:trail="urn:sessiontrail">
      <head><title>Facelets</title><trail:script/></head><body></body></html>
      """;

  @Deployment(testable = false)
  static WebArchive application() {
    return ShrinkWrap.create(WebArchive.class, "tags.war")
        .addAsLibraries(Built.filterJar())
        .addAsWebResource(new StringAsset(JSP), "page.jsp")
        .addAsWebResource(new StringAsset(FACELET), "page.xhtml")
        .addAsWebInfResource(
            new StringAsset(
                "<faces-config xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\"/>"),
            "faces-config.xml");
  }

  @Test
  void tag_putsTheScriptIntoAPage(@ArquillianResource URL application) throws Exception {
    URI base = application.toURI();

    String jsp = get(base.resolve("page.jsp"));
    String facelet = get(base.resolve("page.xhtml"));

    assertThat(jsp)
        .containsPattern(
            "<script src=\"/tags/tracker/t\\.js\\?v=[^\"]+\" integrity=\"sha384-[^\"]+\" defer>"
                + "</script></head>");
    String element = jsp.substring(jsp.indexOf("<script"), jsp.indexOf("</head>"));
    assertThat(facelet).contains("<title>Facelets</title>" + element + "</head>");
    String src = element.substring(element.indexOf('/'), element.indexOf("\" integrity"));
    assertThat(get(base.resolve(src))).contains("sendBeacon");
  }

  private static String get(URI address) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
        .body();
  }
}
