package org.sessiontrail.sample.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sessiontrail.sample.catalogue.Catalogue;
import org.sessiontrail.sample.catalogue.Category;
import org.sessiontrail.sample.catalogue.Product;

/** One shelf: {@code /category/tea}. */
@WebServlet("/category/*")
public class CategoryServlet extends PageServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Catalogue catalogue;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Optional<Category> category = Category.of(rest(request));
    if (category.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    String order = parameter(request, "sort");
    request.setAttribute("category", category.get());
    request.setAttribute("sort", order);
    request.setAttribute("products", sorted(catalogue.products(category.get()), order));
    show(request, response, "category");
  }

  private static List<Product> sorted(List<Product> products, String order) {
    Comparator<Product> byPrice = Comparator.comparing(Product::price);
    return switch (order) {
      case "price" -> products.stream().sorted(byPrice).toList();
      case "price-desc" -> products.stream().sorted(byPrice.reversed()).toList();
      case "name" -> products.stream().sorted(Comparator.comparing(Product::name)).toList();
      default -> products;
    };
  }
}
