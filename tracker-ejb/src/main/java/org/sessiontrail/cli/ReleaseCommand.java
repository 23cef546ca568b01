package org.sessiontrail.cli;

import java.util.concurrent.Callable;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.retention.Erasures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Ends the holds of a case, and goes on with the erasures they deferred. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "End the holds of a case; erasures that waited for it are done now.")
final class ReleaseCommand implements Callable<Integer> {
  @Option(names = "--case", paramLabel = "ID", required = true, description = "the case")
  private String caseId = "";

  @Mixin private final DatabaseOptions database = new DatabaseOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private CommandSpec spec;

  private final TrailClock clock = TrailClock.system();

  @Override
  public Integer call() throws Exception {
    try (OpenLog log = database.open()) {
      int ended = log.retention().holds().release(caseId, log.operator(clock));
      if (ended == 0) {
        throw new CliException(ExitCode.WRONG_USE, "no hold of this case is in force");
      }
      int steps = new Erasures(log.retention().erasures(), log.operator(clock)).goOn(() -> true);
      spec.commandLine()
          .getErr()
          .println(
              ended
                  + " holds of "
                  + caseId
                  + " ended"
                  + (steps == 0 ? "" : "; erasures that waited were done"));
      return ExitCode.FINE;
    }
  }
}
