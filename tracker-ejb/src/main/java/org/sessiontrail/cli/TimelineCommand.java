package org.sessiontrail.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.Access;
import org.sessiontrail.report.desk.SupportAnswer;
import org.sessiontrail.report.desk.SupportDesk;
import org.sessiontrail.report.desk.SupportFormat;
import org.sessiontrail.report.desk.SupportMistakes;
import org.sessiontrail.report.desk.SupportRequest;
import org.sessiontrail.report.desk.SupportRequest.Subject;
import org.sessiontrail.report.format.TypedTexts;
import org.sessiontrail.report.session.NoSuchSessionException;
import org.sessiontrail.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows one session from beginning to end, and records that it did. */
@Command(
    name = "timeline",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Show what happened in one session. Where several sessions meet the conditions they are",
      "listed; choose one of them with --session."
    },
    footer = {
      "",
      "Each call is itself recorded in the log.",
      "",
      "Example: timeline --code 7KQ2M-9XW4R --key-file tracker-data/shop/tracker.key"
    })
final class TimelineCommand implements Callable<Integer> {
  @Option(
      names = {"--session", "--trail"},
      paramLabel = "ID",
      description = "the trail, or the hash of a session id as its session-start tells it")
  private @Nullable String session;

  @Option(names = "--user", paramLabel = "NAME", description = "sessions of this user")
  private @Nullable String user;

  @Option(
      names = "--error",
      paramLabel = "NAME",
      description = "sessions that failed by this class of exception, or this fingerprint")
  private @Nullable String error;

  @Option(
      names = "--code",
      paramLabel = "CODE",
      description = "the support code that the error page showed; needs --key-file")
  private @Nullable String code;

  @Option(names = "--route", paramLabel = "ROUTE", description = "sessions that were on this route")
  private @Nullable String route;

  @Option(names = "--from", paramLabel = "TIME", description = "beginning of the period, included")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "end of the period, not included")
  private @Nullable String to;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      defaultValue = "table",
      completionCandidates = FormatNames.class,
      description = {
        "one of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE});",
        "har and curl are its requests, to be sent again to a test system"
      })
  private @Nullable String format;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = "server that har and curl are for (default: http://localhost:8080)")
  private @Nullable String baseUrl;

  @Option(names = "--compare", description = "show it beside a session that went well")
  private boolean compare;

  @Option(
      names = "--with",
      paramLabel = "ID",
      description = "trail to compare with (default: the most alike that reached --goal)")
  private @Nullable String with;

  @Option(
      names = "--goal",
      paramLabel = "NAME",
      description = "action by which a session went well (default: " + SupportRequest.GOAL + ")")
  private @Nullable String goal;

  @Option(names = "--limit", paramLabel = "N", description = "most sessions of a list, 50 to begin")
  private @Nullable String limit;

  @Option(names = "--offset", paramLabel = "N", description = "sessions to leave out before these")
  private @Nullable String offset;

  @Mixin private final DatabaseOptions database = new DatabaseOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private CommandSpec spec;

  private final OutputStream out;
  private final TrailClock clock = TrailClock.system();

  /** Writes to {@code out}. */
  TimelineCommand(OutputStream out) {
    this.out = out;
  }

  /** The formats there are, for the help text and the shell. */
  static final class FormatNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(SupportFormat.values()).map(SupportFormat::id).iterator();
    }
  }

  @Override
  public Integer call() throws Exception {
    SupportRequest asked = asked();
    if (asked.conditions().isEmpty()) {
      throw new CliException(
          ExitCode.WRONG_USE,
          "say which session: --code, --session, --user, --error, --route, --from or --to");
    }
    try (OpenLog log = database.open()) {
      out.write(answer(log, asked).bytes());
      out.flush();
      return ExitCode.FINE;
    }
  }

  /** Records first, then shows. */
  private SupportAnswer answer(OpenLog log, SupportRequest asked) throws CliException {
    Access access = OpenLog.access(Kind.AUDIT_READ, clock);
    SupportDesk desk = new SupportDesk(log.reader(), log.app(), log.hash());
    try {
      SupportAnswer answer = desk.answer(asked, clock.epochMicros());
      record(log, access, asked, answer.rows(), null);
      return answer;
    } catch (NoSuchSessionException e) {
      record(log, access, asked, 0, null);
      throw new CliException(ExitCode.WRONG_USE, e.sentence(), e);
    } catch (StoreException | RuntimeException e) {
      record(log, access, asked, 0, e);
      throw new CliException(
          ExitCode.COULD_NOT_RUN, "reading broke off: " + DatabaseOptions.reason(e), e);
    }
  }

  private void record(
      OpenLog log, Access access, SupportRequest asked, long rows, @Nullable Exception error) {
    Outcome outcome = error == null ? Outcome.SUCCESS : Outcome.FAILED;
    log.note(
        access.answered(outcome, asked.recordedAs(), asked.conditions(), rows, error, clock),
        "this look",
        clock,
        err());
  }

  private SupportRequest asked() throws CliException {
    Map<String, @Nullable String> texts = new TreeMap<>();
    texts.put("session", session);
    texts.put("user", user);
    texts.put("error", error);
    texts.put("code", code);
    texts.put("route", route);
    texts.put("from", from);
    texts.put("to", to);
    texts.put("format", format);
    texts.put("base-url", baseUrl);
    texts.put("with", with);
    texts.put("goal", goal);
    texts.put("limit", limit);
    texts.put("offset", offset);
    try {
      return SupportRequest.of(
          compare ? Subject.COMPARISON : Subject.TIMELINE,
          new TypedTexts(texts),
          SupportFormat.TABLE);
    } catch (SupportMistakes e) {
      throw new CliException(ExitCode.WRONG_USE, String.valueOf(e.getMessage()), e);
    }
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
