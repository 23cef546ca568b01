package org.sessiontrail.console.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.console.http.Parameters;
import org.sessiontrail.console.http.Problem;
import org.sessiontrail.console.http.RequestAccess;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.report.Access;
import org.sessiontrail.report.policy.Policy;
import org.sessiontrail.report.policy.PolicyFile;
import org.sessiontrail.report.policy.PolicyFormat;
import org.sessiontrail.report.policy.PolicyReport;
import org.sessiontrail.report.policy.PolicyResult;
import org.sessiontrail.retention.HoldStore;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;

/**
 * Judges the trail by the rules in the body of the request: a text, or the field {@code policy} of
 * a form. Recorded in the trail before anything is shown.
 */
public final class PolicyAnswer {
  private static final Logger LOG = System.getLogger(PolicyAnswer.class.getName());
  private static final Set<String> NAMES = Set.of("from", "to", "format", "policy");
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Tracker tracker;

  /** Answers for what {@code tracker} stored. */
  public PolicyAnswer(Tracker tracker) {
    this.tracker = tracker;
  }

  /** Answers. */
  public void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
    byte[] rules = rules(request);
    if (rules == null) {
      new Problem(
              HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE,
              "Unsupported media type",
              "Send the rules as text/plain, or as the field policy of a form.",
              List.of())
          .writeTo(response);
      return;
    }
    Parameters parameters = new Parameters(request, NAMES);
    answer(request, response, parameters, policy(rules, parameters), "policy.");
  }

  /** Answers by the built-in rules on how sessions are kept. */
  public void hygiene(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Parameters parameters = new Parameters(request, Set.of("from", "to", "format"));
    answer(request, response, parameters, PolicyFile.hygiene(), "hygiene.");
  }

  private void answer(
      HttpServletRequest request,
      HttpServletResponse response,
      Parameters parameters,
      @Nullable Policy policy,
      String kind)
      throws IOException {
    TrailQuery query = parameters.period();
    PolicyFormat format = PolicyFormat.of(parameters.text("format", PolicyFormat.JSON.id()));
    if (format == null) {
      parameters.mistake("format is one of " + String.join(", ", PolicyFormat.names()));
    }
    if (policy == null || format == null || !parameters.mistakes().isEmpty()) {
      Problem.badRequest(parameters.mistakes()).writeTo(response);
      return;
    }
    TrailReader reader = tracker.find(TrailReader.class);
    if (reader == null) {
      Problem.noStore(request).writeTo(response);
      return;
    }
    Access access = RequestAccess.of(Kind.AUDIT_READ, request, tracker);
    byte[] report = report(reader, policy, query, new Form(format, kind + format.id()), access);
    if (report == null) {
      Problem.failed("TRK-0552").writeTo(response);
      return;
    }
    response.setContentType(type(format));
    response.setContentLength(report.length);
    response.getOutputStream().write(report);
  }

  private record Form(PolicyFormat format, String name) {}

  private byte @Nullable [] report(
      TrailReader reader, Policy policy, TrailQuery query, Form form, Access access)
      throws IOException {
    String name = form.name;
    try {
      HoldStore holds = tracker.find(HoldStore.class);
      PolicyResult result =
          new PolicyReport(reader, tracker.config().app(), access.user(), tracker.clock())
              .respecting(holds == null ? List.of() : holds.holds())
              .judge(policy, query.fromMicros(), query.toMicros());
      long rows = result.completeness().captured();
      record(access.ended(Outcome.SUCCESS, name, query, rows, null, tracker.clock()));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      form.format.write(result, bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      record(access.ended(Outcome.FAILED, name, query, 0, e, tracker.clock()));
      LOG.log(
          Level.ERROR, "TRK-0552 the trail of " + tracker.config().app() + " could not be read", e);
      return null;
    }
  }

  private void record(Fact reading) {
    tracker.spool().offer(reading, null);
  }

  private static @Nullable Policy policy(byte[] rules, Parameters parameters) {
    try {
      return PolicyFile.read(rules);
    } catch (Policy.Mistakes e) {
      e.sentences().forEach(sentence -> parameters.mistake("TRK-0430 " + sentence));
      return null;
    }
  }

  /** The rules; null when the request has a body of another sort. */
  private static byte @Nullable [] rules(HttpServletRequest request) throws IOException {
    String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
    if (type.startsWith(FORM)) {
      String field = request.getParameter("policy");
      return field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
    }
    return type.startsWith("text/plain")
        ? request.getInputStream().readNBytes(PolicyFile.MAX_BYTES + 1)
        : null;
  }

  private static String type(PolicyFormat format) {
    return switch (format) {
      case TABLE -> "text/plain; charset=UTF-8";
      case JSON -> "application/json";
      case CSV -> "text/csv; charset=UTF-8";
    };
  }
}
