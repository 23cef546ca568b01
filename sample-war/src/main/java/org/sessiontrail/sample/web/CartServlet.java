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
import org.sessiontrail.sample.order.Cart;
import org.sessiontrail.sample.order.CartService;
import org.sessiontrail.sample.order.OutOfStockException;
import org.sessiontrail.sample.order.QuantityException;

/**
 * The cart: {@code GET /cart} shows it, {@code POST /cart/add}, {@code /cart/change} and {@code
 * /cart/remove} change it and lead back to it.
 */
@WebServlet({"/cart", "/cart/add", "/cart/change", "/cart/remove"})
public class CartServlet extends PageServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Shop shop;
  @Inject private transient CartService carts;
  @Inject private transient Catalogue catalogue;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (!request.getServletPath().equals("/cart")) {
      goTo(request, response, "/cart");
      return;
    }
    request.setAttribute("cart", shop.cart());
    request.setAttribute("maxQuantity", Cart.MAX_QUANTITY);
    show(request, response, "cart");
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      String sku = parameter(request, "sku");
      Product product = catalogue.product(sku);
      String name = product.name();
      switch (request.getServletPath()) {
        case "/cart/add" -> {
          carts.add(shop.openCart(), sku, quantity(request), product.price());
          shop.notice(Notice.done(name + " is in your cart."));
        }
        case "/cart/change" -> change(shop.openCart(), product, quantity(request));
        case "/cart/remove" -> {
          carts.remove(shop.openCart(), sku, shop.cart().quantity(sku));
          shop.notice(Notice.done(name + " was taken out."));
        }
        default -> {
          response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
          return;
        }
      }
    } catch (OutOfStockException | QuantityException e) {
      shop.notice(Notice.refused(String.valueOf(e.getMessage())));
    } catch (UnknownProductException | NumberFormatException e) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    goTo(request, response, "/cart");
  }

  /** More is an addition, less is a removal: the trail's sums then match the cart. */
  private void change(Cart cart, Product product, int wanted) {
    String sku = product.sku();
    int more = wanted - cart.quantity(sku);
    if (more > 0) {
      carts.add(cart, sku, more, product.price());
    } else if (more < 0) {
      carts.remove(cart, sku, -more);
    }
  }

  private static int quantity(HttpServletRequest request) {
    return Integer.parseInt(parameter(request, "quantity"));
  }
}
