package org.sessiontrail.sample.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.sessiontrail.sample.order.Orders;

/** The customer's orders. */
@WebServlet("/account")
public class AccountServlet extends PageServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Orders orders;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    request.setAttribute("orders", orders.of(request.getRemoteUser()));
    show(request, response, "account");
  }
}
