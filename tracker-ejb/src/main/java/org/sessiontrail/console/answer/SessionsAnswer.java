package org.sessiontrail.console.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.console.http.Problem;
import org.sessiontrail.console.http.RequestAccess;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.report.Access;
import org.sessiontrail.report.desk.SupportAnswer;
import org.sessiontrail.report.desk.SupportDesk;
import org.sessiontrail.report.desk.SupportFormat;
import org.sessiontrail.report.desk.SupportMistakes;
import org.sessiontrail.report.desk.SupportRequest;
import org.sessiontrail.report.desk.SupportRequest.Subject;
import org.sessiontrail.report.format.TypedTexts;
import org.sessiontrail.report.session.NoSuchSessionException;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.store.TrailReader;

/**
 * Sessions for who helps a customer: {@code /sessions} finds them, {@code
 * /sessions/TRAIL/timeline}, {@code repro.sh}, {@code har} and {@code compare} give one. Recorded
 * in the trail before anything is shown.
 */
public final class SessionsAnswer {
  /** Where they are, below the path of the tracker. */
  public static final String PATH = "/api/v1/sessions";

  private static final Logger LOG = System.getLogger(SessionsAnswer.class.getName());

  private final Tracker tracker;

  /** Answers for what {@code tracker} stored. */
  public SessionsAnswer(Tracker tracker) {
    this.tracker = tracker;
  }

  /** What is asked for by the end of a path. */
  private record View(Subject subject, @Nullable SupportFormat format) {
    static @Nullable View of(String name) {
      return switch (name) {
        case "timeline" -> new View(Subject.TIMELINE, null);
        case "compare" -> new View(Subject.COMPARISON, null);
        case "repro.sh" -> new View(Subject.TIMELINE, SupportFormat.CURL);
        case "har" -> new View(Subject.TIMELINE, SupportFormat.HAR);
        default -> null;
      };
    }
  }

  /** Answers. */
  public void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String path = String.valueOf(request.getPathInfo());
    String rest = path.substring(Math.min(path.length(), PATH.length() + 1));
    int slash = rest.lastIndexOf('/');
    Map<String, String[]> texts = new TreeMap<>(request.getParameterMap());
    View view = new View(Subject.LIST, null);
    if (!rest.isEmpty()) {
      view = View.of(rest.substring(slash + 1));
      if (view == null || slash <= 0) {
        Problem.notFound("A session has timeline, repro.sh, har and compare.").writeTo(response);
        return;
      }
      texts.put("session", new String[] {rest.substring(0, slash)});
      if (view.format() != null) {
        texts.put("format", new String[] {view.format().id()});
      }
    }
    answer(view, texts, request, response);
  }

  private void answer(
      View view,
      Map<String, String[]> texts,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    SupportRequest asked;
    try {
      asked = SupportRequest.of(view.subject(), TypedTexts.ofParameters(texts), SupportFormat.JSON);
    } catch (SupportMistakes e) {
      Problem.badRequest(e.sentences()).writeTo(response);
      return;
    }
    TrailReader reader = tracker.find(TrailReader.class);
    if (reader == null) {
      Problem.noStore(request).writeTo(response);
      return;
    }
    Access access = RequestAccess.of(Kind.AUDIT_READ, request, tracker);
    SupportDesk desk = new SupportDesk(reader, tracker.config().app(), tracker.hash());
    try {
      SupportAnswer answer = desk.answer(asked, tracker.clock().epochMicros());
      record(access, Outcome.SUCCESS, asked, answer.rows(), null);
      send(answer, response);
    } catch (NoSuchSessionException e) {
      record(access, Outcome.SUCCESS, asked, 0, null);
      Problem.notFound(e.sentence()).writeTo(response);
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      record(access, Outcome.FAILED, asked, 0, e);
      LOG.log(
          Level.ERROR, "TRK-0715 a session of " + tracker.config().app() + " could not be read", e);
      Problem.failed("TRK-0715").writeTo(response);
    }
  }

  private static void send(SupportAnswer answer, HttpServletResponse response) throws IOException {
    SupportFormat format = answer.format();
    response.setContentType(format.mediaType());
    response.setContentLength(answer.bytes().length);
    if (format == SupportFormat.CURL || format == SupportFormat.HAR) {
      response.setHeader(
          "Content-Disposition", "attachment; filename=\"session." + format.extension() + "\"");
    }
    response.getOutputStream().write(answer.bytes());
  }

  private void record(
      Access access, Outcome outcome, SupportRequest asked, long rows, @Nullable Exception error) {
    tracker
        .spool()
        .offer(
            access.answered(
                outcome, asked.recordedAs(), asked.conditions(), rows, error, tracker.clock()),
            null);
  }
}
