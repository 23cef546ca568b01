package org.sessiontrail.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.Access;
import org.sessiontrail.report.Attestation;
import org.sessiontrail.report.AuditReport;
import org.sessiontrail.report.Completeness;
import org.sessiontrail.report.format.ReportRequest;
import org.sessiontrail.report.interchange.syslog.SyslogExport;
import org.sessiontrail.report.interchange.syslog.SyslogSettings;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.syslog.SyslogEndpoint;
import org.sessiontrail.syslog.SyslogException;
import org.sessiontrail.syslog.SyslogSender;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sends the audit report to a syslog collector, and records that it did. */
@Command(
    name = "forward",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Send the audit report to a syslog collector: RFC 5424 over TCP or TLS, octet-counted,",
      "one message a record, then the completeness statement."
    },
    footer = {
      "",
      "TLS trusts what Java trusts; another store is named by -Djavax.net.ssl.trustStore.",
      "Syslog has no acknowledgements: exit code 1 says that messages are in doubt, since a",
      "connection broke. Send again then; app and index of each message tell what is there already.",
      "Each run is itself recorded in the log, with where it was sent.",
      "",
      "Example: forward --to siem.example.com:6514 --tls --since 2026-01-01"
    })
final class ForwardCommand implements Callable<Integer> {
  @Option(
      names = "--to",
      required = true,
      paramLabel = "HOST:PORT",
      description = "the collector; with --tls the port may be left out (6514)")
  private String to = "";

  @Option(names = "--tls", description = "speak TLS and check that the certificate is the host's")
  private boolean tls;

  @Option(names = "--cef", description = "write the free text in the Common Event Format")
  private boolean cef;

  @Option(
      names = "--enterprise",
      paramLabel = "N",
      defaultValue = "" + SyslogSettings.EXAMPLE_ENTERPRISE,
      description = "your private enterprise number (default: ${DEFAULT-VALUE}, for examples)")
  private long enterprise;

  @Option(
      names = "--attempts",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "how often one message is tried, after half a second and twice as long each time"
              + " (default: ${DEFAULT-VALUE})")
  private int attempts;

  @Option(names = "--since", paramLabel = "TIME", description = "beginning of the period, included")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "TIME", description = "end of the period, not included")
  private @Nullable String until;

  @Option(names = "--user", paramLabel = "NAME", description = "only this user's records")
  private @Nullable String user;

  @Option(names = "--session", paramLabel = "ID", description = "only this trail")
  private @Nullable String session;

  @Option(names = "--action", paramLabel = "NAME", description = "only this business action")
  private @Nullable String action;

  @Option(names = "--progress", description = "show progress even if no terminal is seen")
  private boolean progress;

  @Mixin private final DatabaseOptions database = new DatabaseOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private CommandSpec spec;

  private final TrailClock clock = TrailClock.system();

  @Override
  public Integer call() throws Exception {
    SyslogEndpoint collector = collector();
    SyslogSettings settings = settings();
    TrailQuery query = query();
    try (OpenLog log = database.open();
        SyslogSender sender = new SyslogSender(collector)) {
      Completeness done = send(log, query, new SyslogExport(settings, sender), collector);
      SyslogSender.Delivery delivery = sender.delivery();
      err()
          .println(
              String.format(
                  Locale.ROOT,
                  "%,d records of %s sent to %s: %,d messages, %,d in doubt, connections: %,d",
                  done.captured(),
                  log.app(),
                  collector,
                  delivery.sent(),
                  delivery.doubtful(),
                  delivery.connections()));
      if (delivery.doubtful() > 0) {
        err().println("finding: TRK-0531 a connection broke; send the report again");
      }
      boolean isFine = delivery.doubtful() == 0 && done.unproven() == 0;
      return isFine ? ExitCode.FINE : ExitCode.FINDINGS;
    }
  }

  private Completeness send(
      OpenLog log, TrailQuery query, SyslogExport export, SyslogEndpoint collector)
      throws CliException {
    Access access = OpenLog.access(Kind.EXPORT, clock);
    String id = new RandomIds().next();
    Attestation seal = log.seal(err());
    ProgressLine line = ProgressLine.on(err(), progress, clock);
    try {
      Completeness done =
          new AuditReport(log.reader(), log.app(), clock)
              .madeBy(access.user())
              .named(id)
              .attested(seal)
              .write(query, export, line);
      line.end();
      Access.Handed handed = handed(query, done.captured(), collector).in(id, seal);
      record(log, access.ended(Outcome.SUCCESS, handed, null, clock));
      return done;
    } catch (Exception e) {
      line.end();
      boolean isCollector = e instanceof SyslogException;
      Access.Handed handed = handed(query, line.rows(), collector).in(id, seal);
      Outcome outcome = isCollector ? Outcome.ABORTED : Outcome.FAILED;
      record(log, access.ended(outcome, handed, e, clock));
      throw new CliException(
          ExitCode.COULD_NOT_RUN,
          isCollector
              ? String.valueOf(e.getMessage())
              : "reading broke off after " + line.rows() + " records: " + e.getMessage(),
          e);
    }
  }

  private Access.Handed handed(TrailQuery query, long rows, SyslogEndpoint collector) {
    return Access.Handed.of(cef ? "syslog.cef" : "syslog", query, rows)
        .sentTo(collector.toString());
  }

  private void record(OpenLog log, Fact export) {
    log.note(export, "this export", clock, err());
  }

  private SyslogEndpoint collector() throws CliException {
    try {
      return SyslogEndpoint.parse(to, tls).tried(attempts);
    } catch (IllegalArgumentException e) {
      throw new CliException(
          ExitCode.WRONG_USE, "--to HOST:PORT --attempts N: " + e.getMessage(), e);
    }
  }

  private SyslogSettings settings() throws CliException {
    try {
      return new SyslogSettings(
          enterprise, cef ? SyslogSettings.Content.CEF : SyslogSettings.Content.SUMMARY);
    } catch (IllegalArgumentException e) {
      throw new CliException(ExitCode.WRONG_USE, "--enterprise: " + e.getMessage(), e);
    }
  }

  private TrailQuery query() throws ReportRequest.Mistakes {
    Map<String, @Nullable String> texts = new TreeMap<>();
    texts.put("from", since);
    texts.put("to", until);
    texts.put("user", user);
    texts.put("session", session);
    texts.put("action", action);
    return ReportRequest.of(texts).query();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
