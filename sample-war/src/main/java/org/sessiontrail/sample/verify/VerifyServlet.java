package org.sessiontrail.sample.verify;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.Trail;
import org.sessiontrail.capture.challenge.Challenge;

/** Asks for a one-time code when the trail says so, and goes on where the customer was. */
@WebServlet("/verify")
public class VerifyServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Trail trail;
  @Inject private transient OneTimeCodes codes;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    show(request, response, false);
  }

  // region verify
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String user = request.getRemoteUser();
    String code = Objects.requireNonNullElse(request.getParameter("code"), "").replace(" ", "");
    if (user != null && codes.accepts(user, code)) {
      String home = request.getContextPath() + "/";
      Challenge asked = trail.challenge();
      trail.verified("otp");
      response.sendRedirect(asked == null ? home : asked.resume(home));
    } else {
      trail.verificationFailed();
      show(request, response, true);
    }
  }

  // endregion verify

  private void show(HttpServletRequest request, HttpServletResponse response, boolean refused)
      throws ServletException, IOException {
    @Nullable Challenge asked = trail.challenge();
    request.setAttribute("refused", refused);
    request.setAttribute("asked", asked != null);
    request.setAttribute("formLost", asked != null && asked.formLost());
    request.setAttribute("guest", request.getRemoteUser() == null);
    request.getRequestDispatcher("/WEB-INF/views/verify.jsp").forward(request, response);
  }
}
