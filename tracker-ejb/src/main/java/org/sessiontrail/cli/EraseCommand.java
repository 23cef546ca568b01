package org.sessiontrail.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.retention.ErasureLevel;
import org.sessiontrail.retention.ErasureRequest;
import org.sessiontrail.retention.ErasureStatus;
import org.sessiontrail.retention.ErasureStatus.State;
import org.sessiontrail.retention.Erasures;
import org.sessiontrail.retention.Impact;
import org.sessiontrail.retention.Subject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Erases what the log holds of a person, and records that it did. */
@Command(
    name = "erase",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Erase what the log holds of a person; proofs of the log go on working.",
    footer = {
      "",
      "Level e1 takes the personal values, e2 the whole record but its place, time and kind, e3 as",
      "e1 and the keys of the values, where the servers have tracker.subject-keys.",
      "Exit code 1: a hold keeps some of it; all of it is erased when that ends.",
      "What a running node has not stored yet is erased by that node as it is stored.",
      "",
      "Example: what would go",
      "  erase --user ada --request DSR-17 --basis 'GDPR 17(1)(b)' --dry-run"
    })
final class EraseCommand implements Callable<Integer> {
  @Mixin private final PersonOptions person = new PersonOptions();

  @Option(
      names = "--level",
      paramLabel = "e1|e2|e3",
      defaultValue = "e1",
      description = "how much of each record (default: ${DEFAULT-VALUE})")
  private String level = "";

  @Option(
      names = "--basis",
      paramLabel = "TEXT",
      required = true,
      description = "why, for the record; no personal data")
  private String basis = "";

  @Option(
      names = "--request",
      paramLabel = "ID",
      required = true,
      description = "number in your register of requests; the same one goes on with what broke off")
  private String request = "";

  @Option(names = "--dry-run", description = "say what would be erased and change nothing")
  private boolean dryRun;

  @Option(names = "--refuse", description = "record that the request is refused, for --basis")
  private boolean refuse;

  @Option(names = "--progress", description = "show progress even if no terminal is seen")
  private boolean progress;

  @Mixin private final Consent consent = new Consent();
  @Mixin private final DatabaseOptions database = new DatabaseOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private CommandSpec spec;

  private final TrailClock clock = TrailClock.system();

  @Override
  public Integer call() throws Exception {
    ErasureRequest asked = asked();
    person.refuseIn("--basis", basis);
    person.refuseIn("--request", request);
    try (OpenLog log = database.open()) {
      var store = log.retention().erasures();
      Subject subject = store.subject(person.selector(), log.hash());
      if (refuse) {
        var unused = store.refuse(asked, log.operator(clock));
        err().println("request " + request + " is recorded as refused; nothing was erased");
        return ExitCode.FINE;
      }
      Impact impact = store.impact(subject, asked.level());
      describe(impact, log.app());
      if (dryRun) {
        err().println("dry run: nothing was changed");
        return ExitCode.FINE;
      }
      consent.ask(
          err(), String.format(Locale.ROOT, "Erase %s of %,d records.", level(), impact.records()));
      return erase(log, asked, subject);
    }
  }

  private int erase(OpenLog log, ErasureRequest asked, Subject subject) throws Exception {
    ProgressLine line = ProgressLine.on(err(), progress, clock);
    ErasureStatus status;
    try {
      status =
          new Erasures(log.retention().erasures(), log.operator(clock))
              .erase(asked, subject, line::at);
    } finally {
      line.end();
    }
    boolean deferred = status.state() == State.DEFERRED;
    err()
        .println(
            deferred
                ? "deferred: a hold keeps some of it; all of it is erased when the hold ends"
                : String.format(
                    Locale.ROOT,
                    "erased: %s of %,d records, on record as request %s",
                    level(),
                    status.erased(),
                    request));
    if (!deferred) {
      err().println("note: the database's files and backups keep bytes for longer: retention.md");
    }
    return deferred ? ExitCode.FINDINGS : ExitCode.FINE;
  }

  private void describe(Impact impact, String app) {
    err()
        .println(
            String.format(
                Locale.ROOT,
                "%,d records of %s on %,d trails%s",
                impact.records(),
                app,
                impact.sessions(),
                period(impact.fromMicros(), impact.toMicros())));
    new TreeMap<>(impact.kinds())
        .forEach((kind, count) -> err().printf(Locale.ROOT, "  %-18s %,d%n", kind, count));
    if (impact.mentions() > 0) {
      err().printf(Locale.ROOT, "  %-18s %,d%n", "asked about by others", impact.mentions());
    }
    if (ErasureLevel.of(level) == ErasureLevel.E3) {
      err().printf(Locale.ROOT, "  %-18s %,d%n", "keys", impact.keys());
    }
    if (impact.held() > 0) {
      err().printf(Locale.ROOT, "  %,d of them are kept by a hold%n", impact.held());
    }
  }

  private static String period(@Nullable Long from, @Nullable Long to) {
    return from == null || to == null
        ? ""
        : ", " + TrailClock.format(from) + " to " + TrailClock.format(to);
  }

  private ErasureRequest asked() throws CliException {
    try {
      return new ErasureRequest(request, ErasureLevel.of(level), basis);
    } catch (IllegalArgumentException e) {
      String why = level.matches("(?i)e[123]") ? e.getMessage() : "--level is e1, e2 or e3";
      throw new CliException(ExitCode.WRONG_USE, String.valueOf(why), e);
    }
  }

  private String level() {
    return switch (ErasureLevel.of(level)) {
      case E1 -> "the personal values";
      case E2 -> "all";
      case E3 -> "the personal values and their keys";
    };
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
