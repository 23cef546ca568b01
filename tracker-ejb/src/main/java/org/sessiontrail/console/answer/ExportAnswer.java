package org.sessiontrail.console.answer;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.console.http.Problem;
import org.sessiontrail.console.http.RequestAccess;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.report.Access;
import org.sessiontrail.report.Attestation;
import org.sessiontrail.report.AuditReport;
import org.sessiontrail.report.ReportStream;
import org.sessiontrail.report.format.ReportRequest;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.store.LedgerSource;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailReader;

/**
 * Answers a request for the audit report, and records it in the trail however it ends.
 *
 * <p>A failure after the first bytes are out breaks the answer off: an exception leaves the
 * servlet, and the report lacks its completeness statement, the last line. A server that then ends
 * the answer properly all the same is told from a whole report by that line only.
 */
public final class ExportAnswer {
  private static final Logger LOG = System.getLogger(ExportAnswer.class.getName());

  private final Tracker tracker;
  private long rows;

  /** Answers for what {@code tracker} stored. */
  public ExportAnswer(Tracker tracker) {
    this.tracker = tracker;
  }

  /** Answers. */
  public void write(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    ReportRequest asked;
    try {
      asked = ReportRequest.ofParameters(request.getParameterMap());
    } catch (ReportRequest.Mistakes e) {
      Problem.badRequest(e.sentences()).writeTo(response);
      return;
    }
    Access access = RequestAccess.of(Kind.EXPORT, request, tracker);
    TrailReader reader = tracker.find(TrailReader.class);
    if (reader == null) {
      record(access.ended(Outcome.FAILED, handed(asked), null, tracker.clock()));
      Problem.noStore(request).writeTo(response);
      return;
    }
    stream(reader, asked, access, response);
  }

  private void stream(
      TrailReader reader, ReportRequest asked, Access access, HttpServletResponse response)
      throws ServletException, IOException {
    ReportStream out = new ReportStream(response.getOutputStream());
    String id = tracker.random().next();
    Attestation seal = seal(tracker);
    try {
      response.setContentType(asked.format().mediaType());
      response.setHeader("Content-Disposition", "attachment; filename=\"" + fileName(asked) + "\"");
      new AuditReport(reader, tracker.config().app(), tracker.clock())
          .madeBy(access.user())
          .named(id)
          .attested(seal)
          .write(asked.query(), asked.writer(out), (done, total) -> rows = done);
      out.flush();
      Access.Handed handed = handed(asked).in(id, seal).as(out.sha256());
      record(access.ended(Outcome.SUCCESS, handed, null, tracker.clock()));
    } catch (Exception e) {
      Outcome outcome = out.failed() ? Outcome.ABORTED : Outcome.FAILED;
      record(access.ended(outcome, handed(asked).in(id, seal), e, tracker.clock()));
      fail(response, out, e);
    }
  }

  private void fail(HttpServletResponse response, ReportStream out, Exception e)
      throws ServletException, IOException {
    if (out.failed()) {
      throw new IOException("the client left during an export of " + tracker.config().app(), e);
    }
    LOG.log(Level.ERROR, "TRK-0503 the export of " + tracker.config().app() + " broke off", e);
    if (response.isCommitted()) {
      throw new ServletException("TRK-0503 the export broke off after " + rows + " rows", e);
    }
    response.resetBuffer();
    response.setHeader("Content-Disposition", "inline");
    Problem.failed("TRK-0503").writeTo(response);
  }

  /** The newest checkpoint; null when there is none, or when it is damaged, which is logged. */
  static @Nullable Attestation seal(Tracker tracker) {
    LedgerSource source = tracker.find(LedgerSource.class);
    try {
      return source == null ? null : Attestation.newest(source.ledger());
    } catch (StoreException e) {
      LOG.log(
          Level.WARNING,
          "TRK-0550 the report of "
              + tracker.config().app()
              + " names no checkpoint, since it can't be read",
          e);
      return null;
    }
  }

  private Access.Handed handed(ReportRequest asked) {
    return Access.Handed.of(asked.format().id(), asked.query(), rows);
  }

  private void record(Fact export) {
    tracker.spool().offer(export, null);
  }

  private String fileName(ReportRequest asked) {
    String app = tracker.config().app().replaceAll("[^A-Za-z0-9.-]+", "-");
    StringBuilder out = new StringBuilder("audit-").append(app);
    for (String end : List.of("from", "to")) {
      String time = asked.conditions().get(end);
      if (time != null) {
        out.append('-').append(end).append('-').append(time.substring(0, 19).replace(":", ""));
      }
    }
    return out.append('.').append(asked.format().extension()).toString();
  }
}
