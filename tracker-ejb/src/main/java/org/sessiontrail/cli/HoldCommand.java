package org.sessiontrail.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.format.ReportRequest;
import org.sessiontrail.retention.Hold;
import org.sessiontrail.retention.Selector;
import org.sessiontrail.retention.Subject;
import org.sessiontrail.store.TrailQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Keeps records from erasure and purge, and records that it does. */
@Command(
    name = "hold",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Keep records from erasure and purge until the case is released.",
    footer = {
      "",
      "Of --user, --session, --from/--to and --all one says what is held.",
      "With --list, one line a hold in force: case, scope, index of its record, since, until."
    })
final class HoldCommand implements Callable<Integer> {
  @Mixin private final PersonOptions person = new PersonOptions();

  @Option(names = "--from", paramLabel = "TIME", description = "beginning of a period, included")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "end of a period, not included")
  private @Nullable String to;

  @Option(names = "--all", description = "all records, those to come too")
  private boolean all;

  @Option(names = "--case", paramLabel = "ID", description = "the case it is for")
  private @Nullable String caseId;

  @Option(names = "--until", paramLabel = "TIME", description = "when it ends by itself")
  private @Nullable String until;

  @Option(names = "--list", description = "list the holds in force; restricted are user, session")
  private boolean list;

  @Mixin private final DatabaseOptions database = new DatabaseOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private CommandSpec spec;

  private final TrailClock clock = TrailClock.system();

  @Override
  public Integer call() throws Exception {
    if (list) {
      return list();
    }
    String named = caseId;
    if (named == null || named.isBlank() || named.length() > Hold.MAX_CASE) {
      throw new CliException(ExitCode.WRONG_USE, "--case is needed, at most 200 characters");
    }
    person.refuseIn("--case", named);
    Selector selector = selector();
    Long end = period(until, null).fromMicros();
    if (end != null && end <= clock.epochMicros()) {
      throw new CliException(ExitCode.WRONG_USE, "--until is over already");
    }
    try (OpenLog log = database.open()) {
      Subject subject =
          person.isEmpty() ? null : log.retention().erasures().subject(selector, log.hash());
      if (selector.user() != null && subject != null && subject.pseudonyms().isEmpty()) {
        throw new CliException(
            ExitCode.WRONG_USE,
            "no record names this user; to hold what is still to come give --key-file");
      }
      Hold hold = log.retention().holds().hold(selector, subject, named, end, log.operator(clock));
      err().println("held for " + named + " as record " + hold.index() + ": " + hold.scope());
      return ExitCode.FINE;
    }
  }

  private int list() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    try (OpenLog log = database.open()) {
      for (Hold hold : log.retention().holds().holds()) {
        if (hold.inForce()) {
          Long end = hold.untilMicros();
          out.println(
              String.join(
                  "\t",
                  hold.caseId().replaceAll("\\p{Cntrl}+", " "),
                  hold.scope() + (hold.isRestriction() ? " (restricted)" : ""),
                  String.valueOf(hold.index()),
                  TrailClock.format(hold.placedMicros()),
                  end == null ? "until released" : TrailClock.format(end)));
        }
      }
      return ExitCode.FINE;
    }
  }

  private Selector selector() throws CliException, ReportRequest.Mistakes {
    boolean period = from != null || to != null;
    int given = (person.isEmpty() ? 0 : 1) + (period ? 1 : 0) + (all ? 1 : 0);
    if (given != 1) {
      throw new CliException(
          ExitCode.WRONG_USE, "give one of --user, --session, --from/--to and --all");
    }
    if (all) {
      return Selector.ALL;
    }
    return period ? period(from, to) : person.selector();
  }

  private static Selector period(@Nullable String begin, @Nullable String end)
      throws ReportRequest.Mistakes {
    Map<String, @Nullable String> texts = new TreeMap<>();
    texts.put("from", begin);
    texts.put("to", end);
    TrailQuery query = ReportRequest.of(texts).query();
    return Selector.ofPeriod(query.fromMicros(), query.toMicros());
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
