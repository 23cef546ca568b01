package org.sessiontrail.sample.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/** Ends the login and the session, cart included: {@code POST /logout}. */
@WebServlet("/logout")
public class LogoutServlet extends PageServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    HttpSession session = request.getSession(false);
    request.logout();
    if (session != null) {
      session.invalidate();
    }
    goTo(request, response, "/?goodbye");
  }
}
