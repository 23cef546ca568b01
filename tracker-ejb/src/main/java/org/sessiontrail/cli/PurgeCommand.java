package org.sessiontrail.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.sessiontrail.config.TrackerConfig.RecordClass;
import org.sessiontrail.config.TrackerConfig.RetentionConfig;
import org.sessiontrail.config.TrackerConfig.RetentionPreset;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.retention.Hold;
import org.sessiontrail.retention.Purge;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Removes what is past its period, and records that it did. */
@Command(
    name = "purge",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Remove records past their period, as running nodes do every hour.",
    footer = {
      "",
      "Periods must be those of the servers: give what they have as tracker.retention.",
      "What a hold covers stays, and no record above the newest checkpoint is removed."
    })
final class PurgeCommand implements Callable<Integer> {
  @Option(
      names = "--retention",
      paramLabel = "PRESET",
      split = ",",
      required = true,
      defaultValue = "${env:TRACKER_RETENTION}",
      description =
          "default, pci, hipaa, sox or cnil-audience; of several the longest period counts"
              + " (default: $${TRACKER_RETENTION})")
  private List<String> presets = new ArrayList<>();

  @Option(
      names = "--days",
      paramLabel = "CLASS=DAYS",
      description = "days for security, audit, requests, actions, analytics or technical")
  private Map<String, Integer> days = new TreeMap<>();

  @Option(names = "--dry-run", description = "say what is past its period and change nothing")
  private boolean dryRun;

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
    RetentionConfig periods = periods(presets, days);
    try (OpenLog log = database.open()) {
      Map<String, Long> expired =
          new TreeMap<>(log.retention().purges().expired(periods, clock.epochMicros()));
      long total = expired.values().stream().mapToLong(Long::longValue).sum();
      long holds = log.retention().holds().holds().stream().filter(Hold::inForce).count();
      err().printf(Locale.ROOT, "%,d records of %s are past their period%n", total, log.app());
      expired.forEach((kind, count) -> err().printf(Locale.ROOT, "  %-18s %,d%n", kind, count));
      if (holds > 0) {
        err().printf(Locale.ROOT, "%,d holds are in force; what they cover stays%n", holds);
      }
      if (dryRun) {
        err().println("dry run: nothing was changed");
        return ExitCode.FINE;
      }
      consent.ask(err(), "Purge them.");
      purge(log, periods, total);
      return ExitCode.FINE;
    }
  }

  private void purge(OpenLog log, RetentionConfig periods, long total) throws Exception {
    ProgressLine line = ProgressLine.on(err(), progress, clock);
    Purge purge = new Purge(log.retention().purges(), periods, log.operator(clock));
    try {
      while (purge.step()) {
        long done = purge.records() + purge.contents();
        line.at(done, Math.max(done, total));
      }
    } finally {
      line.end();
    }
    err()
        .printf(
            Locale.ROOT,
            "removed: %,d whole records, the contents of %,d, %,d rows that hung on them%n",
            purge.records(),
            purge.contents(),
            purge.children());
  }

  /** What presets and days make; also for what is told to a person about periods. */
  static RetentionConfig periods(List<String> presets, Map<String, Integer> days)
      throws CliException {
    try {
      RetentionConfig out =
          RetentionConfig.of(presets.stream().map(p -> RetentionPreset.of(p.strip())).toList());
      for (Map.Entry<String, Integer> each : days.entrySet()) {
        if (each.getValue() < 1) {
          throw new IllegalArgumentException("less than a day");
        }
        RecordClass records = RecordClass.valueOf(each.getKey().toUpperCase(Locale.ROOT));
        out = out.with(records, each.getValue());
      }
      return out;
    } catch (IllegalArgumentException e) {
      throw new CliException(
          ExitCode.WRONG_USE,
          "--retention or --days is not known: " + String.join(",", presets) + " " + days,
          e);
    }
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
