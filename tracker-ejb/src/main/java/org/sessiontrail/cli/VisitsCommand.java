package org.sessiontrail.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.sessiontrail.record.TrailClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the visits of a log, as running nodes do all the time. */
@Command(
    name = "visits",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Bring visits up to date with the log, or make them anew.",
    footer = {
      "",
      "Running nodes follow the log by themselves. Make visits anew after a new file of places",
      "(tracker.geo.database), which else counts only for visits to come. Rules must be those of",
      "the servers, see --config: visits made by other rules begin anew on the next node."
    })
final class VisitsCommand implements Callable<Integer> {
  @Option(names = "--rebuild", description = "forget all visits and make them from the log again")
  private boolean rebuild;

  @Option(names = "--progress", description = "show progress even if no terminal is seen")
  private boolean progress;

  @Mixin private final ConfigOption config = new ConfigOption();
  @Mixin private final DatabaseOptions database = new DatabaseOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private CommandSpec spec;

  private final TrailClock clock = TrailClock.system();

  @Override
  public Integer call() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    try (OpenLog log = database.open();
        MadeVisits visits = new MadeVisits(log, config.load(log.app()).config().analytics())) {
      visits.make(rebuild, ProgressLine.on(err, progress, clock), err);
      return ExitCode.FINE;
    }
  }
}
