package org.sessiontrail.console.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.console.http.Problem;
import org.sessiontrail.console.http.RequestAccess;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.report.Access;
import org.sessiontrail.report.AuditReport;
import org.sessiontrail.report.ReportStream;
import org.sessiontrail.report.dispute.DisputePack;
import org.sessiontrail.report.dispute.NothingToShowException;
import org.sessiontrail.report.format.ReportRequest;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.store.LedgerSource;
import org.sessiontrail.store.TrailReader;

/**
 * Answers a request for a dispute pack, and records it in the trail however it ends. The pack is
 * whole, in a temporary file, before the first byte of it leaves.
 */
public final class DisputeAnswer {
  private static final Logger LOG = System.getLogger(DisputeAnswer.class.getName());

  private final Tracker tracker;

  /** Answers for what {@code tracker} stored. */
  public DisputeAnswer(Tracker tracker) {
    this.tracker = tracker;
  }

  /** Answers. */
  public void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
    ReportRequest asked;
    try {
      asked = ReportRequest.ofParameters(request.getParameterMap());
    } catch (ReportRequest.Mistakes e) {
      Problem.badRequest(e.sentences()).writeTo(response);
      return;
    }
    if (asked.query().action() != null || asked.conditions().isEmpty()) {
      Problem.badRequest(
              List.of("a pack is about a user, a session, or a period: user, session, from, to"))
          .writeTo(response);
      return;
    }
    Access access = RequestAccess.of(Kind.EXPORT, request, tracker);
    TrailReader reader = tracker.find(TrailReader.class);
    LedgerSource ledger = tracker.find(LedgerSource.class);
    if (reader == null || ledger == null) {
      record(access, Outcome.FAILED, handed(asked, 0), null);
      Problem.noStore(request).writeTo(response);
      return;
    }
    Path file = Files.createTempFile("sessiontrail-dispute", ".zip");
    try {
      answer(reader, ledger, asked, access, new Pack(file, response));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** A file, and where it is to go. */
  private record Pack(Path file, HttpServletResponse response) {}

  private void answer(
      TrailReader reader, LedgerSource ledger, ReportRequest asked, Access access, Pack pack)
      throws IOException {
    Access.Handed handed;
    try (ReportStream out =
        new ReportStream(new BufferedOutputStream(Files.newOutputStream(pack.file())))) {
      DisputePack.Source source =
          new DisputePack.Source(reader, ledger.ledger(), tracker.config().app(), tool());
      DisputePack.Made made =
          new DisputePack(source, tracker.clock())
              .write(asked.query(), access.user(), out, AuditReport.Progress.NONE);
      handed = handed(asked, made.records()).in(made.id(), made.seal()).as(out.sha256());
    } catch (NothingToShowException e) {
      record(access, Outcome.FAILED, handed(asked, 0), e);
      Problem.notFound(String.valueOf(e.getMessage())).writeTo(pack.response());
      return;
    } catch (Exception e) {
      record(access, Outcome.FAILED, handed(asked, 0), e);
      LOG.log(
          Level.ERROR, "TRK-0553 the dispute pack of " + tracker.config().app() + " broke off", e);
      Problem.failed("TRK-0553").writeTo(pack.response());
      return;
    }
    send(access, handed, pack);
  }

  private void send(Access access, Access.Handed handed, Pack pack) throws IOException {
    HttpServletResponse response = pack.response();
    response.setContentType("application/zip");
    response.setContentLengthLong(Files.size(pack.file()));
    String app = tracker.config().app().replaceAll("[^A-Za-z0-9.-]+", "-");
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"dispute-" + app + "-" + handed.report() + ".zip\"");
    try {
      Files.copy(pack.file(), response.getOutputStream());
      response.flushBuffer();
      record(access, Outcome.SUCCESS, handed, null);
    } catch (IOException e) {
      record(access, Outcome.ABORTED, handed.as(null), e);
      throw e;
    }
  }

  private static Access.Handed handed(ReportRequest asked, long rows) {
    return Access.Handed.of(DisputePack.FORMAT, asked.query(), rows);
  }

  private void record(
      Access access, Outcome outcome, Access.Handed handed, @Nullable Exception error) {
    tracker.spool().offer(access.ended(outcome, handed, error, tracker.clock()), null);
  }

  private static String tool() {
    String version = DisputeAnswer.class.getPackage().getImplementationVersion();
    return "sessiontrail " + (version == null ? "development" : version);
  }
}
