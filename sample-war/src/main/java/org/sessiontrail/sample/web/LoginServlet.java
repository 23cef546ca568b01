package org.sessiontrail.sample.web;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
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
    request.setAttribute("to", wanted(request));
    request.setAttribute("accounts", accounts.all());
    show(request, response, "login");
  }

  /** The page that needed a user, within the shop; a form that was sent there is sent no more. */
  private static String wanted(HttpServletRequest request) {
    Object uri = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
    Object query = request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING);
    boolean page =
        uri instanceof String path
            && path.startsWith(request.getContextPath() + "/")
            && request.getMethod().equals("GET");
    if (!page) {
      return "/account";
    }
    String path = ((String) uri).substring(request.getContextPath().length());
    return query == null ? path : path + "?" + query;
  }
}
