package org.sessiontrail.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.Access;
import org.sessiontrail.store.jpa.Rejects;
import org.sessiontrail.store.jpa.Rejects.Parked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the records that the database refused; with their contents only on the record. */
@Command(
    name = "rejects",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "List records that the database refused and that wait in tracker_reject.",
    footer = {
      "",
      "One line a record: stream, number, kind, when it began, when it was parked (UTC), reason;"
          + " separated by tabs.",
      "With --show one JSON object a record, with all it holds; that is itself recorded in the log.",
      "Exit code 1 when there are any."
    })
final class RejectsCommand implements Callable<Integer> {
  @Option(names = "--show", description = "also show what the records hold, personal data too")
  private boolean show;

  @Mixin private final DatabaseOptions database = new DatabaseOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private CommandSpec spec;

  private final OutputStream standardOutput;
  private final TrailClock clock = TrailClock.system();

  RejectsCommand(OutputStream standardOutput) {
    this.standardOutput = standardOutput;
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    try (OpenLog log = database.open()) {
      if (show) {
        // first: who can't be recorded is shown nothing
        Access access = OpenLog.access(Kind.AUDIT_READ, clock);
        log.add(access.ended(Outcome.SUCCESS, null, null, parked(log), null, clock), clock);
      }
      PrintWriter out =
          new PrintWriter(new OutputStreamWriter(standardOutput, StandardCharsets.UTF_8));
      Rejects rejects = log.storage().rejects(log.app());
      long count =
          show
              ? rejects.read(one -> out.println(whole(one)))
              : rejects.list(one -> out.println(line(one)));
      out.flush();
      if (out.checkError()) {
        throw new CliException(
            ExitCode.COULD_NOT_RUN,
            "can't write to standard output",
            new IOException("broken pipe"));
      }
      err.println(count + " records of " + log.app() + " are parked");
      return count > 0 ? ExitCode.FINDINGS : ExitCode.FINE;
    }
  }

  private static long parked(OpenLog log) throws Exception {
    return log.storage().rejects(log.app()).count().parked();
  }

  private static String line(Parked one) {
    return String.join(
        "\t",
        plain(one.stream()),
        String.valueOf(one.seq()),
        one.kind(),
        TrailClock.format(one.atMicros()),
        parkedAt(one),
        plain(one.reason()));
  }

  private static String whole(Parked one) {
    Map<String, Object> out = new TreeMap<>();
    out.put("stream", one.stream());
    out.put("seq", one.seq());
    out.put("parked", parkedAt(one));
    out.put("reason", one.reason());
    out.put("record", one.refused().members());
    out.put("personal", one.refused().personal());
    return CanonicalJson.text(out);
  }

  private static String parkedAt(Parked one) {
    return one.parkedAt() == null ? "" : one.parkedAt().toInstant().toString();
  }

  /** One line, and nothing that a terminal obeys. */
  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}
