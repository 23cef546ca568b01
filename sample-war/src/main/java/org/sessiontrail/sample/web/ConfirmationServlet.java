package org.sessiontrail.sample.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.sessiontrail.sample.order.Order;
import org.sessiontrail.sample.order.Orders;

/** Thanks for an order of one's own: {@code /checkout/done?order=FK-7ACDEF}. */
@WebServlet("/checkout/done")
public class ConfirmationServlet extends PageServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Orders orders;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Optional<Order> order = orders.find(request.getRemoteUser(), parameter(request, "order"));
    if (order.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    request.setAttribute("order", order.get());
    show(request, response, "confirmation");
  }
}
