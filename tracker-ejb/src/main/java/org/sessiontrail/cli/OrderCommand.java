package org.sessiontrail.cli;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.respond.order.Order;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Orders that sessions end, or that a user is locked out: a record that every node obeys. */
@Command(
    name = "order",
    mixinStandardHelpOptions = true,
    description = "End sessions, or lock a user out, on every node.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Nodes that run obey within seconds, before the next request of a session. Users are known",
      "by keyed hash: orders about them need the application's key."
    })
final class OrderCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before it is run
  private CommandSpec spec;

  private final TrailClock clock = TrailClock.system();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command");
  }

  @Command(name = "end-session", mixinStandardHelpOptions = true, description = "End one session.")
  int endSession(
      @Option(names = "--session", required = true, paramLabel = "TRAIL", description = "its trail")
          String session,
      @Mixin DatabaseOptions database)
      throws Exception {
    return give(Order.endSession(session), database);
  }

  @Command(
      name = "end-user",
      mixinStandardHelpOptions = true,
      description = "End all sessions that a user has now.")
  int endUser(
      @Option(names = "--user", required = true, paramLabel = "NAME", description = "whose")
          String user,
      @Mixin DatabaseOptions database)
      throws Exception {
    return give(Order.endUser(user), database);
  }

  @Command(
      name = "lock",
      mixinStandardHelpOptions = true,
      description = "Lock a user out, where tracker.lock.max-minutes allows it.")
  int lock(
      @Option(names = "--user", required = true, paramLabel = "NAME", description = "whom")
          String user,
      @Option(names = "--minutes", required = true, paramLabel = "N", description = "how long")
          int minutes,
      @Mixin DatabaseOptions database)
      throws Exception {
    if (minutes < 1 || minutes > TimeUnit.DAYS.toMinutes(1)) {
      throw new CliException(ExitCode.WRONG_USE, "--minutes is 1 to 1440");
    }
    long until = clock.epochMicros() + TimeUnit.MINUTES.toMicros(minutes);
    return give(Order.lock(user, until), database);
  }

  @Command(name = "unlock", mixinStandardHelpOptions = true, description = "End a lock.")
  int unlock(
      @Option(names = "--user", required = true, paramLabel = "NAME", description = "whose")
          String user,
      @Mixin DatabaseOptions database)
      throws Exception {
    return give(Order.unlock(user), database);
  }

  private int give(Order order, DatabaseOptions database) throws Exception {
    try (OpenLog log = database.open()) {
      if (order.user() != null && log.hash() == null) {
        throw new CliException(
            ExitCode.WRONG_USE,
            "TRK-0728 an order about a user needs the application's key: --key-file");
      }
      String by = OpenLog.access(Kind.ORDER, clock).user();
      log.add(order.fact(clock.epochMicros(), "cli", by), clock);
      err().println(order.type().id() + " is ordered");
      return ExitCode.FINE;
    }
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
