package org.sessiontrail.sample.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.sessiontrail.sample.catalogue.Catalogue;
import org.sessiontrail.sample.catalogue.ProductPicture;
import org.sessiontrail.sample.catalogue.UnknownProductException;

/** A product's picture: {@code /pictures/T-101.svg}. */
@WebServlet("/pictures/*")
public class PictureServlet extends PageServlet {
  private static final long serialVersionUID = 1L;
  private static final String SUFFIX = ".svg";

  @Inject private transient Catalogue catalogue;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String file = rest(request);
    byte[] svg;
    try {
      String sku = file.endsWith(SUFFIX) ? file.substring(0, file.length() - 4) : "";
      svg = ProductPicture.of(catalogue.product(sku)).getBytes(StandardCharsets.UTF_8);
    } catch (UnknownProductException e) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType("image/svg+xml");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader("Cache-Control", "public, max-age=86400");
    response.setContentLength(svg.length);
    response.getOutputStream().write(svg);
  }
}
