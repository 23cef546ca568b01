package org.sessiontrail.sample.web;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.sessiontrail.sample.DemoAccounts;

/**
 * The container's FORM login forwards here: to {@code /login} when a page needs a user, to {@code
 * /login/again} when name or password was wrong. Both answer 200. Opened by hand, it leads to the
 * account, which needs a user.
 */
@WebServlet({"/login", "/login/again"})
public class LoginServlet extends PageServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient DemoAccounts accounts;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    // The forward keeps the method of the request that needed a user, so this is not doGet.
    if (request.getDispatcherType() == DispatcherType.REQUEST) {
      goTo(request, response, "/account");
      return;
    }
    request.setAttribute("failed", request.getServletPath().equals("/login/again"));
    request.setAttribute("accounts", accounts.all());
    show(request, response, "login");
  }
}
