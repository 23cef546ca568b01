package org.sessiontrail.sample.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.sessiontrail.sample.catalogue.Catalogue;
import org.sessiontrail.sample.catalogue.Product;
import org.sessiontrail.sample.catalogue.Search;

/** Search results: {@code /search?q=green+tea}. */
@WebServlet("/search")
public class SearchServlet extends PageServlet {
  private static final long serialVersionUID = 1L;
  private static final int MAX_TERM = 80;
  private static final int SUGGESTED = 4;

  @Inject private transient Search search;
  @Inject private transient Catalogue catalogue;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String typed = parameter(request, "q");
    String term = typed.substring(0, Math.min(typed.length(), MAX_TERM));
    List<Product> hits = term.isEmpty() ? List.of() : search.find(term);
    request.setAttribute("term", term);
    request.setAttribute("products", hits);
    request.setAttribute("suggested", catalogue.selection(SUGGESTED));
    show(request, response, "search");
  }
}
