package org.sessiontrail.console.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.KeyNames;
import org.sessiontrail.console.http.Problem;
import org.sessiontrail.console.http.RequestAccess;
import org.sessiontrail.console.http.Roles;
import org.sessiontrail.insight.Reports;
import org.sessiontrail.insight.question.Answer;
import org.sessiontrail.insight.question.Insight;
import org.sessiontrail.insight.question.InsightRows;
import org.sessiontrail.insight.question.Parameter;
import org.sessiontrail.insight.question.QuestionMistakes;
import org.sessiontrail.insight.question.Report;
import org.sessiontrail.insight.segment.SavedSegments;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.report.Access;
import org.sessiontrail.report.insight.InsightFormat;
import org.sessiontrail.report.insight.InsightRequest;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailReader;

/**
 * The reports over visits: {@code /reports} lists them, {@code /reports/NAME} answers one. Recorded
 * in the trail before anything is shown.
 */
public final class InsightAnswer {
  /** Where they are, below the path of the tracker. */
  public static final String PATH = "/api/v1/reports";

  private static final Logger LOG = System.getLogger(InsightAnswer.class.getName());

  private final Tracker tracker;

  /** Answers for what {@code tracker} stored. */
  public InsightAnswer(Tracker tracker) {
    this.tracker = tracker;
  }

  /** Answers. */
  public void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String path = String.valueOf(request.getPathInfo());
    String name = path.substring(Math.min(path.length(), PATH.length() + 1));
    if (name.isEmpty()) {
      Problem.write(response, "application/json", list());
      return;
    }
    Report report = Reports.named(name).orElse(null);
    if (report == null) {
      String nearest = KeyNames.nearest(name, Reports.names());
      Problem.notFound("TRK-0630 There is no such report; did you mean " + nearest + "?")
          .writeTo(response);
      return;
    }
    InsightRows rows = tracker.find(InsightRows.class);
    TrailReader reader = tracker.find(TrailReader.class);
    if (rows == null || reader == null) {
      Problem.noStore(request).writeTo(response);
      return;
    }
    answer(report, new Insight(rows, reader), request, response);
  }

  private void answer(
      Report report, Insight insight, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Access access = RequestAccess.of(Kind.AUDIT_READ, request, tracker);
    try {
      InsightRequest asked =
          InsightRequest.of(report, texts(request), new Asking(insight, request));
      byte[] bytes = bytes(insight, asked, access);
      response.setContentType(asked.format().mediaType());
      response.setContentLength(bytes.length);
      response.getOutputStream().write(bytes);
    } catch (QuestionMistakes e) {
      Problem.badRequest(e.sentences()).writeTo(response);
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      LOG.log(
          Level.ERROR,
          "TRK-0634 the report "
              + report.name()
              + " of "
              + tracker.config().app()
              + " could not be made",
          e);
      Problem.failed("TRK-0634").writeTo(response);
    }
  }

  private byte[] bytes(Insight insight, InsightRequest asked, Access access) throws Exception {
    String format = asked.report().name() + "." + asked.format().id();
    try {
      Answer answer = insight.answer(asked.report(), asked.question());
      record(access, Outcome.SUCCESS, format, asked, answer.table().rows().size(), null);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      asked.format().write(answer, out);
      return out.toByteArray();
    } catch (StoreException e) {
      record(access, Outcome.FAILED, format, asked, 0, e);
      throw e;
    }
  }

  private void record(
      Access access,
      Outcome outcome,
      String format,
      InsightRequest asked,
      long rows,
      @Nullable Exception error) {
    tracker
        .spool()
        .offer(
            access.answered(outcome, format, asked.conditions(), rows, error, tracker.clock()),
            null);
  }

  private static Map<String, List<String>> texts(HttpServletRequest request) {
    Map<String, List<String>> out = new TreeMap<>();
    request.getParameterMap().forEach((name, values) -> out.put(name, Arrays.asList(values)));
    return out;
  }

  /** What an HTTP request does not say. */
  private final class Asking implements InsightRequest.Setting {
    private final Insight insight;
    private final HttpServletRequest request;

    Asking(Insight insight, HttpServletRequest request) {
      this.insight = insight;
      this.request = request;
    }

    @Override
    public long nowMicros() {
      return tracker.clock().epochMicros();
    }

    @Override
    public @Nullable Long beginning() throws StoreException {
      return insight.beginning();
    }

    @Override
    public boolean isAuditor() {
      return request.isUserInRole(Roles.AUDITOR);
    }

    @Override
    public @Nullable SavedSegments segments() {
      return tracker.find(SavedSegments.class);
    }

    @Override
    public InsightFormat format() {
      return InsightFormat.JSON;
    }
  }

  private static Map<String, Object> list() {
    List<Map<String, Object>> reports = new ArrayList<>();
    for (Report report : Reports.all()) {
      Map<String, Object> out = new TreeMap<>();
      out.put("name", report.name());
      out.put("title", report.title());
      out.put("topic", report.topic());
      out.put("definition", report.definition());
      List<Parameter> all = new ArrayList<>(InsightRequest.COMMON);
      all.addAll(report.parameters());
      out.put(
          "parameters",
          all.stream()
              .map(each -> Map.of("name", each.name(), "meaning", each.meaning()))
              .toList());
      reports.add(out);
    }
    return new TreeMap<>(Map.of("reports", reports));
  }
}
