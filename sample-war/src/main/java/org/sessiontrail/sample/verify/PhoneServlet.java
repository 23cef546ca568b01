package org.sessiontrail.sample.verify;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.sessiontrail.sample.DemoAccounts;

/** Plays the customers' phones: shows everybody's code to everybody, as only a demo may. */
@WebServlet("/phone")
public class PhoneServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient DemoAccounts accounts;
  @Inject private transient OneTimeCodes codes;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Map<String, String> shown = new TreeMap<>();
    accounts.all().forEach(each -> shown.put(each.name(), codes.shown(each.name())));
    request.setAttribute("codes", shown);
    response.setHeader("Cache-Control", "no-store");
    request.getRequestDispatcher("/WEB-INF/views/phone.jsp").forward(request, response);
  }
}
