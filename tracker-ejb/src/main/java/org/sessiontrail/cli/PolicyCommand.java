package org.sessiontrail.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.Access;
import org.sessiontrail.report.format.ReportRequest;
import org.sessiontrail.report.format.TypedTexts;
import org.sessiontrail.report.policy.Policy;
import org.sessiontrail.report.policy.PolicyFile;
import org.sessiontrail.report.policy.PolicyFormat;
import org.sessiontrail.report.policy.PolicyReport;
import org.sessiontrail.report.policy.PolicyResult;
import org.sessiontrail.report.policy.rule.Verdict;
import org.sessiontrail.store.TrailQuery;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges the log by a file of rules, and records in that log that it did. */
@Command(
    name = "policy",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Tell whether the log keeps to declared rules, with evidence where it does not.",
    footer = {
      "",
      "A rule is a line: name = type option=value. Types: session-length, session-end, hours,",
      "four-eyes, consent, retention, reviews, audit-reads, and session-id-renewed,",
      "session-cookie, session-tracking, session-idle-limit, session-absolute-limit,",
      "session-concurrent, session-logout-ends.",
      "Exit code 1 when a rule fails. Each report is itself recorded in the log."
    })
final class PolicyCommand implements Callable<Integer> {
  @Option(names = "--policy", paramLabel = "FILE", description = "the rules")
  private @Nullable Path file;

  @Option(names = "--from", paramLabel = "TIME", description = "beginning of the period, included")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "end of the period, not included")
  private @Nullable String to;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      defaultValue = "table",
      description = "table, json or csv (default: ${DEFAULT-VALUE})")
  private String format = "";

  @Mixin private final DatabaseOptions database = new DatabaseOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private CommandSpec spec;

  private final OutputStream standardOutput;
  private final TrailClock clock = TrailClock.system();
  private final boolean hygiene;

  private PolicyCommand(OutputStream standardOutput, boolean hygiene) {
    this.standardOutput = standardOutput;
    this.hygiene = hygiene;
  }

  /** The command that judges by a file of rules. */
  static CommandLine policy(OutputStream out) {
    return new CommandLine(new PolicyCommand(out, false));
  }

  /** The same by the built-in rules on sessions, which a file may replace. */
  static CommandLine hygiene(OutputStream out) {
    CommandLine line = new CommandLine(new PolicyCommand(out, true));
    line.getCommandSpec()
        .usageMessage()
        .description("Tell whether sessions are kept as OWASP ASVS, chapter V7, asks for.")
        .footer("", "Exit code 1 when a rule fails. Each report is itself recorded in the log.");
    return line;
  }

  @Override
  public Integer call() throws Exception {
    PolicyFormat form = form();
    Policy policy = policy();
    TrailQuery query = TrailQuery.all().between(micros("--from", from), micros("--to", to));
    if (query.fromMicros() != null
        && query.toMicros() != null
        && query.fromMicros() >= query.toMicros()) {
      throw wrong("--from must be before --to (to itself is not included)", null);
    }
    try (OpenLog log = database.open()) {
      PolicyResult result = judge(log, policy, query, form);
      err()
          .println(
              result.count(Verdict.PASS)
                  + " rules pass, "
                  + result.count(Verdict.FAIL)
                  + " fail, "
                  + result.count(Verdict.NOT_EVALUABLE)
                  + " are not evaluable");
      return result.count(Verdict.FAIL) > 0 ? ExitCode.FINDINGS : ExitCode.FINE;
    }
  }

  /** Records first, then shows: small enough to be held until it is recorded. */
  private PolicyResult judge(OpenLog log, Policy policy, TrailQuery query, PolicyFormat form)
      throws Exception {
    Access access = OpenLog.access(Kind.AUDIT_READ, clock);
    PolicyResult result;
    try {
      result =
          new PolicyReport(log.reader(), log.app(), access.user(), clock)
              .respecting(log.retention().holds().holds())
              .judge(policy, query.fromMicros(), query.toMicros());
    } catch (Exception e) {
      record(log, access, query, form, 0, e);
      throw new CliException(
          ExitCode.COULD_NOT_RUN, "reading broke off: " + DatabaseOptions.reason(e), e);
    }
    record(log, access, query, form, result.completeness().captured(), null);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    form.write(result, bytes);
    try {
      bytes.writeTo(standardOutput);
      standardOutput.flush();
    } catch (IOException e) {
      throw new CliException(ExitCode.COULD_NOT_RUN, "can't write to standard output", e);
    }
    return result;
  }

  private void record(
      OpenLog log,
      Access access,
      TrailQuery query,
      PolicyFormat form,
      long rows,
      @Nullable Exception error) {
    Outcome outcome = error == null ? Outcome.SUCCESS : Outcome.FAILED;
    log.note(
        access.ended(
            outcome, (hygiene ? "hygiene." : "policy.") + form.id(), query, rows, error, clock),
        "this report",
        clock,
        err());
  }

  private PolicyFormat form() throws CliException {
    PolicyFormat form = PolicyFormat.of(format);
    if (form == null) {
      throw wrong("--format is one of " + String.join(", ", PolicyFormat.names()), null);
    }
    return form;
  }

  private Policy policy() throws CliException {
    Path rules = file;
    if (rules == null && hygiene) {
      return PolicyFile.hygiene();
    }
    if (rules == null) {
      throw wrong("name the rules: --policy FILE", null);
    }
    try (InputStream in = Files.newInputStream(rules)) {
      return PolicyFile.read(in.readNBytes(PolicyFile.MAX_BYTES + 1));
    } catch (IOException e) {
      throw wrong("TRK-0431 --policy " + rules + " can't be read: " + DatabaseOptions.reason(e), e);
    } catch (Policy.Mistakes e) {
      throw wrong("TRK-0430 --policy has mistakes:\n  " + String.join("\n  ", e.sentences()), e);
    }
  }

  private static @Nullable Long micros(String option, @Nullable String text) throws CliException {
    try {
      return text == null ? null : ReportRequest.micros(text.strip());
    } catch (DateTimeException | ArithmeticException e) {
      throw wrong(TypedTexts.noTime(option), e);
    }
  }

  private static CliException wrong(String message, @Nullable Exception cause) {
    return cause == null
        ? new CliException(ExitCode.WRONG_USE, message)
        : new CliException(ExitCode.WRONG_USE, message, cause);
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
