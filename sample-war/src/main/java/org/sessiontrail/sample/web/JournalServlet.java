package org.sessiontrail.sample.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.sessiontrail.sample.catalogue.Article;
import org.sessiontrail.sample.catalogue.Catalogue;
import org.sessiontrail.sample.catalogue.Journal;

/** An article: {@code /journal/gongfu-at-the-desk}. */
@WebServlet("/journal/*")
public class JournalServlet extends PageServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Journal journal;
  @Inject private transient Catalogue catalogue;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Optional<Article> article = journal.read(rest(request));
    if (article.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    request.setAttribute("article", article.get());
    request.setAttribute(
        "products", article.get().skus().stream().map(catalogue::product).toList());
    show(request, response, "article");
  }
}
