package org.sessiontrail.sample.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.sessiontrail.capture.Trail;
import org.sessiontrail.sample.DemoAccounts;

/**
 * Takes name and password. The container's own {@code j_security_check} would do, but tells nobody
 * that it refused them; here the trail is told, so that guessing is noticed.
 */
@WebServlet("/sign-in")
public class SignInServlet extends PageServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Trail trail;
  @Inject private transient DemoAccounts accounts;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    goTo(request, response, "/account");
  }

  // region sign-in
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String name = parameter(request, "j_username");
    HttpSession session = request.getSession(); // there before the sign-in, so that it is kept
    try {
      if (request.getRemoteUser() != null) {
        request.logout();
        session = request.getSession();
      }
      request.login(name, request.getParameter("j_password"));
    } catch (ServletException refused) {
      trail.loginRefused(name);
      again(request, response);
      return;
    }
    String anonymous = session.getId();
    if (anonymous.equals(request.getSession().getId())) {
      request.changeSessionId(); // no id from before is good for what a customer may do
    }
    goTo(request, response, target(request));
  }

  // endregion sign-in

  private void again(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    request.setAttribute("failed", true);
    request.setAttribute("to", target(request));
    request.setAttribute("accounts", accounts.all());
    show(request, response, "login");
  }

  /** A page of the shop; anything else leads to the account. */
  private static String target(HttpServletRequest request) {
    String to = parameter(request, "to");
    boolean own = to.matches("/[A-Za-z0-9][A-Za-z0-9/_.?=&%+-]*") && !to.contains("//");
    return own ? to : "/account";
  }
}
