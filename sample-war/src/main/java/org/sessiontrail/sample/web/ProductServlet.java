package org.sessiontrail.sample.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.sessiontrail.sample.catalogue.Catalogue;
import org.sessiontrail.sample.catalogue.Product;
import org.sessiontrail.sample.catalogue.UnknownProductException;

/** One product: {@code /product/T-101}. */
@WebServlet("/product/*")
public class ProductServlet extends PageServlet {
  private static final long serialVersionUID = 1L;
  private static final int BESIDES = 4;

  @Inject private transient Catalogue catalogue;
  @Inject private transient Suggestions suggestions;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Product product;
    try {
      Product asked = catalogue.product(rest(request));
      product = catalogue.view(asked.sku(), asked.category().slug(), asked.price());
    } catch (UnknownProductException e) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    request.setAttribute("product", product);
    request.setAttribute("besides", catalogue.besides(product, BESIDES));
    request.setAttribute("suggestions", suggestions.beside(product));
    show(request, response, "product");
  }
}
