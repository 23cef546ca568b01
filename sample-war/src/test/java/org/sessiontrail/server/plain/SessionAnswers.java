package org.sessiontrail.server.plain;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;

/** Answers about the session. */
final class SessionAnswers {
  private SessionAnswers() {}

  static Map<String, Answer> all() {
    return Map.ofEntries(
        Map.entry("session/peek", (request, response) -> tell(request.getSession(false), response)),
        Map.entry("session/get", (request, response) -> tell(request.getSession(), response)),
        Map.entry("session/put", SessionAnswers::put),
        Map.entry("session/drop", SessionAnswers::drop),
        Map.entry("session/rename", SessionAnswers::rename),
        Map.entry("session/end", SessionAnswers::end),
        Map.entry("session/end-held", SessionAnswers::endHeld),
        Map.entry("session/encode", SessionAnswers::encode),
        Map.entry("session/events", SessionAnswers::events),
        Map.entry("session/release", SessionAnswers::release),
        Map.entry(
            "session/waits",
            (request, response) ->
                Answer.say(response, "waits " + Held.waits(request.getParameter("key")))));
  }

  private static void tell(HttpSession session, HttpServletResponse response) throws IOException {
    if (session == null) {
      Answer.say(response, "none");
      return;
    }
    Answer.say(
        response,
        "new "
            + session.isNew()
            + " holds "
            + Collections.list(session.getAttributeNames())
            + " idle "
            + session.getMaxInactiveInterval());
  }

  private static void put(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.getSession().setAttribute("bound", new Bound());
    Answer.say(response, "put");
  }

  private static void drop(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.getSession().removeAttribute("bound");
    Answer.say(response, "dropped");
  }

  private static void rename(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String before = request.getSession().getId();
    Answer.say(response, "changed " + !request.changeSessionId().equals(before));
  }

  private static void end(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    HttpSession session = request.getSession();
    session.invalidate();
    String after = "no failure";
    try {
      session.getAttribute("bound");
    } catch (IllegalStateException e) {
      after = "ended";
    }
    Answer.say(response, after + " " + (request.getSession(false) == null));
  }

  /** Waits until somebody else has ended this session, then uses it. */
  private static void endHeld(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    HttpSession session = request.getSession();
    Held.await(request.getParameter("key"));
    try {
      session.setAttribute("late", "yes");
      Answer.say(response, "still there");
    } catch (IllegalStateException e) {
      Answer.say(response, "gone meanwhile");
    }
  }

  private static void release(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Answer.say(response, Held.release(request.getParameter("key")) ? "released" : "nobody waits");
  }

  private static void encode(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.getSession();
    Answer.say(
        response,
        response.encodeURL("text")
            + " "
            + response.encodeRedirectURL("text")
            + request.isRequestedSessionIdFromCookie()
            + request.isRequestedSessionIdFromURL()
            + request.isRequestedSessionIdValid());
  }

  private static void events(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Answer.say(response, String.join("\n", Events.taken()));
  }

  /** A value that is told when it comes and goes. */
  private static final class Bound implements HttpSessionBindingListener {
    @Override
    public void valueBound(HttpSessionBindingEvent event) {
      Events.add("value bound " + event.getName());
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
      Events.add("value unbound " + event.getName());
    }
  }
}
