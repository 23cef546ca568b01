package org.sessiontrail.sample.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.sessiontrail.sample.catalogue.Catalogue;
import org.sessiontrail.sample.catalogue.Journal;

/** The shop window. */
@WebServlet("")
public class HomeServlet extends PageServlet {
  private static final long serialVersionUID = 1L;
  private static final int IN_THE_WINDOW = 8;

  @Inject private transient Catalogue catalogue;
  @Inject private transient Journal journal;
  @Inject private transient Suggestions suggestions;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    request.setAttribute("products", catalogue.selection(IN_THE_WINDOW));
    request.setAttribute("articles", journal.articles());
    request.setAttribute("suggestions", suggestions.atTheDoor());
    show(request, response, "home");
  }
}
