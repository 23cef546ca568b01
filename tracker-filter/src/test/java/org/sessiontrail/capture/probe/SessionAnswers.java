package org.sessiontrail.capture.probe;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.Principal;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.sessiontrail.capture.Trail;

/** Everything an application may do with sessions and users. */
final class SessionAnswers {
  /** Session attribute in which the probe keeps a user of its own. */
  static final String USER = "shop.user";

  private SessionAnswers() {}

  static Map<String, Answer> all() {
    Map<String, Answer> out = new HashMap<>();
    out.put("create", (request, response) -> request.getSession(true));
    out.put("look", SessionAnswers::look);
    out.put("rotate", (request, response) -> request.changeSessionId());
    out.put("end", (request, response) -> session(request).invalidate());
    out.put("once", (request, response) -> request.getSession(true).invalidate());
    out.put("renew", (request, response) -> renew(request));
    out.put("login", SessionAnswers::login);
    out.put("login-wrong", SessionAnswers::loginWrong);
    out.put("login-told", SessionAnswers::loginWrongAndTold);
    out.put("login-throw", (request, response) -> logInWrongly(request));
    out.put("renew-login", SessionAnswers::renewAndLogin);
    out.put("switch", SessionAnswers::switchUser);
    out.put("logout", SessionAnswers::logout);
    out.put("logout-keep", (request, response) -> request.logout());
    out.put("logout-renew", SessionAnswers::logoutAndRenew);
    out.put("attribute", SessionAnswers::attribute);
    out.put("declare", SessionAnswers::declare);
    out.put("who", SessionAnswers::who);
    out.put("short", (request, response) -> request.getSession(true).setMaxInactiveInterval(1));
    out.put("wait", (request, response) -> Latches.await(key(request)));
    out.put("waiting", SessionAnswers::waiting);
    out.put("release", SessionAnswers::release);
    return out;
  }

  static String key(HttpServletRequest request) {
    return String.valueOf(request.getParameter("key"));
  }

  private static HttpSession session(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null) {
      throw new IllegalStateException("the probe was called without the session it needs");
    }
    return session;
  }

  private static void renew(HttpServletRequest request) {
    session(request).invalidate();
    request.getSession(true);
  }

  private static void login(HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    request.getSession(true);
    logIn(request);
  }

  private static void logIn(HttpServletRequest request) throws ServletException {
    String user = String.valueOf(request.getParameter("user"));
    request.login(user, user + "-secret");
  }

  /** Somebody who typed the password where the name belongs. */
  private static void logInWrongly(HttpServletRequest request) throws ServletException {
    request.getSession(true);
    request.login("open-sesame", "wrong-secret");
  }

  /** As applications do: answers 401 and tells nobody. */
  private static void loginWrong(HttpServletRequest request, HttpServletResponse response) {
    try {
      logInWrongly(request);
    } catch (ServletException refused) {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }
  }

  private static void loginWrongAndTold(HttpServletRequest request, HttpServletResponse response) {
    loginWrong(request, response);
    Trail.current().loginRefused();
  }

  private static void renewAndLogin(HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    renew(request);
    logIn(request);
  }

  private static void switchUser(HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    request.logout();
    logIn(request);
  }

  private static void logout(HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    request.logout();
    HttpSession session = request.getSession(false); // there is none where that ended it
    if (session != null) {
      session.invalidate();
    }
  }

  private static void logoutAndRenew(HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    logout(request, response);
    request.getSession(true);
  }

  /** An application's own login: the user in the session, or out of it again. */
  private static void attribute(HttpServletRequest request, HttpServletResponse response) {
    String user = request.getParameter("user");
    if (user == null) {
      session(request).removeAttribute(USER);
    } else {
      request.getSession(true).setAttribute(USER, user);
    }
  }

  private static void declare(HttpServletRequest request, HttpServletResponse response) {
    request.getSession(true);
    Trail.current().user(request.getParameter("user"));
  }

  private static void who(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Principal user = request.getUserPrincipal();
    ProbeServlet.say(response, user == null ? "nobody" : user.getName());
  }

  private static void look(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    HttpSession session = request.getSession(false);
    ProbeServlet.say(
        response,
        session == null ? "none" : String.join(",", Collections.list(session.getAttributeNames())));
  }

  /** Answers 409 as long as nobody waits under the key. */
  private static void waiting(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(Latches.isAwaited(key(request)) ? 200 : 409);
  }

  private static void release(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(Latches.release(key(request)) ? 200 : 409);
  }
}
